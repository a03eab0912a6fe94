package com.pivotalflow.schema.journal;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.ScriptText;
import com.pivotalflow.schema.script.Yaml;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first of the two keys: a person says, in the repository, what a script may destroy and why.
 *
 * @param version the script it stands for by the name of its file, {@code V0012} or {@code U0012}
 * @param sha256 of the file itself
 * @param script the script it names, {@code V0012__drop_customer_rating}
 * @param checksum SHA-256 of the script it was written for
 * @param statements the hash of its statements
 * @param findings what the author knows it does
 * @param reason why
 * @param ticket where it was discussed
 * @param author who answers for it
 * @param expires the last day it holds
 * @param backup what is saved first
 */
public record Confirmation(
        String version,
        String sha256,
        String script,
        String checksum,
        String statements,
        List<Expected> findings,
        String reason,
        String ticket,
        String author,
        LocalDate expires,
        Backup backup) {

    private static final Set<String> KEYS =
            Set.of("script", "checksum", "statements", "findings", "reason", "ticket", "author", "expires", "backup");

    /**
     * A finding the author expects.
     *
     * @param rule which rule is broken
     * @param object on what
     * @param atMost the most rows or values that may be lost; null for any number
     */
    public record Expected(
            Rule rule, String object, @Nullable Long atMost) {}

    public Confirmation {
        findings = List.copyOf(findings);
    }

    /** The file it was read from. */
    public String fileName() {
        return version + ".yaml";
    }

    /**
     * Reads a confirmation. That it can be read does not mean that it holds: see {@link ConfirmationCheck}.
     *
     * @param fileName such as {@code V0012.yaml}
     * @throws RefusedFileException naming every key that is unknown, missing or says nothing readable (PF-N02)
     */
    public static Confirmation parse(String fileName, byte[] bytes) {
        ScriptText text = ScriptText.parse(fileName, bytes);
        return new Reader(fileName, Yaml.read(fileName, text)).confirmation(text);
    }

    /** Takes the keys apart and remembers what is wrong. */
    private static final class Reader {

        private final String file;
        private final Map<String, Object> values = new TreeMap<>();
        private final List<Finding> problems = new ArrayList<>();

        Reader(String file, @Nullable Object document) {
            this.file = file;
            if (document instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    if (!KEYS.contains(String.valueOf(key))) {
                        problem("unknown key '" + key + "': known are "
                                + String.join(", ", KEYS.stream().sorted().toList()));
                    } else if (value != null) {
                        values.put(String.valueOf(key), value);
                    }
                });
            } else {
                problem("must be keys with values");
            }
        }

        Confirmation confirmation(ScriptText text) {
            Confirmation read = new Confirmation(
                    file.replace(".yaml", ""),
                    text.sha256(),
                    word("script"),
                    word("checksum"),
                    word("statements"),
                    expected(),
                    optional("reason"),
                    optional("ticket"),
                    optional("author"),
                    date(),
                    backup());
            if (!problems.isEmpty()) {
                throw new RefusedFileException(problems);
            }
            return read;
        }

        private String word(String key) {
            String text = optional(key);
            if (text.isEmpty()) {
                problem("key '" + key + "' is missing");
            }
            return text;
        }

        /** Without it the file can be read; whether it may be missing is another question. */
        private String optional(String key) {
            Object value = values.getOrDefault(key, "");
            if (!(value instanceof String)) {
                problem("key '" + key + "' must be a text");
            }
            return value.toString().strip();
        }

        private LocalDate date() {
            String text = word("expires");
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                problem("key 'expires' must be a date such as 2026-12-31, not '" + text + "'");
                return LocalDate.MIN;
            }
        }

        private Backup backup() {
            String text = word("backup");
            return Arrays.stream(Backup.values())
                    .filter(backup -> backup.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseGet(() -> {
                        problem("key 'backup' must be none, objects, full or external, not '" + text + "'");
                        return Backup.NONE;
                    });
        }

        private List<Expected> expected() {
            Object value = values.get("findings");
            if (!(value instanceof List<?> list)) {
                problem("key 'findings' must be a list of { code, object, at_most }");
                return List.of();
            }
            List<Expected> expected = new ArrayList<>();
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> map
                        && Set.of("code", "object", "at_most").containsAll(map.keySet())) {
                    expected(map, expected);
                } else {
                    problem("key 'findings' has an entry that is not { code, object, at_most }: " + entry);
                }
            }
            return expected;
        }

        private void expected(Map<?, ?> entry, List<Expected> into) {
            Object atMost = entry.get("at_most");
            try {
                Rule rule = Rule.parse(String.valueOf(entry.get("code")));
                Object object = entry.get("object");
                into.add(new Expected(
                        rule,
                        object == null ? "" : object.toString(),
                        atMost == null ? null : Long.valueOf(atMost.toString())));
            } catch (NumberFormatException e) {
                problem("key 'at_most' must be a number, not '" + atMost + "'");
            } catch (IllegalArgumentException e) {
                problem("key 'code': " + e.getMessage());
            }
        }

        private void problem(String evidence) {
            problems.add(Finding.of(Rule.N02, file, evidence));
        }
    }
}
