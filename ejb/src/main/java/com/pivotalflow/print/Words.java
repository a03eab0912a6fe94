package com.pivotalflow.print;

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
import java.util.Optional;
import java.util.Properties;

/** The words and dates around the content, in the language of a locale, or in English where we have none in it. */
final class Words {

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
    static Words of(Locale locale) {
        return Optional.ofNullable(KNOWN.get(locale.getLanguage()))
                .map(known -> new Words(locale, known))
                .orElseGet(() -> new Words(Locale.UK, ENGLISH));
    }

    private static Properties read(String name) {
        Properties words = new Properties();
        try (InputStream bytes = Typeface.resource(name);
                Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return words;
    }

    /** BCP 47 tag of the language. */
    String language() {
        return locale.toLanguageTag();
    }

    /** The words of a name. */
    String of(String name) {
        String text = words.getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + name);
        }
        return text;
    }

    /** A day. */
    String day(String isoDate) {
        return day(LocalDate.parse(isoDate));
    }

    private String day(LocalDate date) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    }

    /** An instant that is too late, as the clocks of a zone show it. */
    String before(Instant deadline, String zone) {
        ZonedDateTime there = deadline.atZone(ZoneId.of(zone));
        return MessageFormat.format(
                of("before"),
                day(there.toLocalDate()),
                there.toLocalTime().format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)),
                zone);
    }
}
