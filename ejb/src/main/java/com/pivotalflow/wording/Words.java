package com.pivotalflow.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The words and dates around the content, in the language of a locale, or in English where we have none in it. */
public final class Words {

    private static final Properties ENGLISH = read("words.properties");

    private static final Map<String, Properties> KNOWN =
            Map.of("en", ENGLISH, "de", read("words_de.properties"), "ja", read("words_ja.properties"));

    private final Locale locale;
    private final Properties words;

    private Words(Locale locale, Properties words) {
        this.locale = locale;
        this.words = words;
    }

    /** Words for readers of a locale. */
    public static Words of(Locale locale) {
        return Optional.ofNullable(KNOWN.get(locale.getLanguage()))
                .map(known -> new Words(locale, known))
                .orElseGet(() -> new Words(Locale.UK, ENGLISH));
    }

    private static Properties read(String name) {
        Properties words = new Properties();
        try (InputStream bytes = resource(name);
                Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return words;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
    }

    /** BCP 47 tag of the language. */
    public String language() {
        return locale.toLanguageTag();
    }

    /** The words of a name. */
    public String of(String name) {
        String text = words.getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + name);
        }
        return text;
    }

    /** A sentence with things put into it: {@code {0}}, {@code {1}} and so on. */
    public String of(String name, Object... things) {
        return MessageFormat.format(of(name), things);
    }

    /** All of them by their names, for templates; sentences with places for things as they are. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        ENGLISH.stringPropertyNames().forEach(name -> all.put(name, of(name)));
        return all;
    }

    /** A day, given as ISO 8601. */
    public String day(String isoDate) {
        return day(LocalDate.parse(isoDate));
    }

    private String day(LocalDate date) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    }

    /** An instant that is too late, as the clocks of a zone show it. */
    public String before(Instant deadline, String zone) {
        ZonedDateTime there = deadline.atZone(ZoneId.of(zone));
        return of("before", day(there.toLocalDate()), time(there), zone);
    }

    /** An instant as the clocks of a zone show it. */
    public String at(Instant instant, String zone) {
        ZonedDateTime there = instant.atZone(ZoneId.of(zone));
        return day(there.toLocalDate()) + ", " + time(there) + " (" + zone + ")";
    }

    private static String time(ZonedDateTime there) {
        return there.toLocalTime().format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
    }
}
