package com.pivotalflow.schema.guard;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The thresholds of {@code db/guard.properties}.
 *
 * @param smallRows up to how many rows a table is small
 * @param smallBytes up to how many bytes, with its indexes
 * @param workBudget how long a statement may work while an earlier one keeps others waiting
 * @param sampleRows how many rows each table has when a script is tried
 * @param longestExpiry how far ahead a confirmation may expire
 * @param exempt documents whose keys are not checked, {@code public.table.column}
 */
public record GuardProperties(
        long smallRows,
        long smallBytes,
        Duration workBudget,
        int sampleRows,
        Duration longestExpiry,
        Set<String> exempt) {

    /** Its path below {@code db}. */
    public static final String FILE = "guard.properties";

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,12}) ?([A-Za-z]*)");
    private static final Set<String> KEYS =
            Set.of("small.rows", "small.bytes", "work.budget", "sample.rows", "expiry.max", "jsonb.exempt");

    public GuardProperties {
        exempt = Set.copyOf(exempt);
    }

    /** What holds where the file says nothing. */
    public static GuardProperties standard() {
        return parse("");
    }

    /** The file of this build; see {@link #of}. */
    public static GuardProperties ofBuild() {
        return of(GuardProperties.class.getClassLoader());
    }

    /**
     * The file of a build; without one, what is standard.
     *
     * @param build the loader that sees its {@code db}
     * @throws SchemaRefusedException if it cannot be read as such
     */
    public static GuardProperties of(ClassLoader build) {
        try (InputStream stream = build.getResourceAsStream("db/" + FILE)) {
            return stream == null ? standard() : parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /**
     * Reads the file.
     *
     * @throws SchemaRefusedException if it holds an unknown key or a value that is no amount
     */
    public static GuardProperties parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw refused("has unknown keys " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new GuardProperties(
                amount(properties, "small.rows", "10000"),
                amount(properties, "small.bytes", "16MiB"),
                Duration.ofMillis(amount(properties, "work.budget", "250ms")),
                (int) amount(properties, "sample.rows", "24"),
                Duration.ofMillis(amount(properties, "expiry.max", "180d")),
                Arrays.stream(properties.getProperty("jsonb.exempt", "").split("[,\\s]+", -1))
                        .filter(column -> !column.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static long amount(Properties properties, String key, String standard) {
        String value = properties.getProperty(key, standard).strip();
        Matcher matcher = AMOUNT.matcher(value);
        if (!matcher.matches()) {
            throw refused(key + " is '" + value + "': write a number, for example " + standard);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "", "ms", "B" -> number;
            case "s" -> number * 1_000;
            case "d" -> Duration.ofDays(number).toMillis();
            case "KiB" -> number << 10;
            case "MiB" -> number << 20;
            case "GiB" -> number << 30;
            default -> throw refused(key + " is '" + value + "': units are ms, s, d, B, KiB, MiB, GiB");
        };
    }

    private static SchemaRefusedException refused(String problem) {
        return new SchemaRefusedException(Exit.JOURNAL, FILE + " " + problem + ". Nothing was changed.");
    }
}
