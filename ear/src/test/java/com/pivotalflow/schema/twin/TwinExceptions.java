package com.pivotalflow.schema.twin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Differences that somebody wants, each with a reason, and the tables of ids whose attribute does not tell them.
 *
 * @param exceptions in the order of the file
 * @param references tables by attribute
 */
record TwinExceptions(List<Wanted> exceptions, Map<String, String> references) {

    private static final int SHORTEST_REASON = 20;

    /**
     * A difference that is wanted.
     *
     * @param rule in which way
     * @param object on what, as a finding writes it
     * @param reason why
     */
    record Wanted(String rule, String object, String reason) {

        boolean excuses(TwinFinding finding) {
            return finding.rule().toString().equals(rule)
                    && finding.object().toString().equals(object);
        }

        @Override
        public String toString() {
            return rule + " " + object;
        }
    }

    TwinExceptions {
        exceptions = List.copyOf(exceptions);
        references = Map.copyOf(references);
    }

    /** Reads a file among the test's resources. */
    static TwinExceptions read(String resource) {
        try (InputStream stream = TwinExceptions.class.getResourceAsStream(resource)) {
            return parse(new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /**
     * Reads the text of a file.
     *
     * @throws IllegalArgumentException for an unknown key or rule, a reason that says nothing, or an object stated twice
     */
    static TwinExceptions parse(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                // Every scalar is a text.
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .build();
        Map<?, ?> file = map(new Load(settings).loadFromString(yaml), Set.of("exceptions", "references"));
        List<Wanted> wanted = new ArrayList<>();
        for (Object entry : list(file, "exceptions")) {
            Map<?, ?> exception = map(entry, Set.of("rule", "reason", "objects"));
            String rule = rule(String.valueOf(exception.get("rule")));
            String reason = String.valueOf(exception.get("reason"));
            if (reason.length() < SHORTEST_REASON) {
                throw new IllegalArgumentException("no reason for " + rule + ": " + reason);
            }
            list(exception, "objects").forEach(object -> wanted.add(new Wanted(rule, String.valueOf(object), reason)));
        }
        Set<String> seen = new HashSet<>();
        wanted.stream().filter(one -> !seen.add(one.toString())).findFirst().ifPresent(twice -> {
            throw new IllegalArgumentException(twice + " is stated twice");
        });
        Map<String, String> references = new TreeMap<>();
        for (Object entry : list(file, "references")) {
            Map<?, ?> reference = map(entry, Set.of("table", "attributes"));
            list(reference, "attributes")
                    .forEach(attribute ->
                            references.put(String.valueOf(attribute), String.valueOf(reference.get("table"))));
        }
        return new TwinExceptions(wanted, references);
    }

    /** The findings that nobody wants. */
    List<TwinFinding> unwanted(TwinReport report) {
        return report.findings().stream()
                .filter(finding -> exceptions.stream().noneMatch(wanted -> wanted.excuses(finding)))
                .toList();
    }

    /** The exceptions that excuse nothing, and are therefore to be taken out. */
    List<Wanted> unused(TwinReport report) {
        return exceptions.stream()
                .filter(wanted -> report.findings().stream().noneMatch(wanted::excuses))
                .toList();
    }

    private static String rule(String name) {
        for (TwinRule rule : TwinRule.values()) {
            if (rule.toString().equals(name)) {
                return name;
            }
        }
        throw new IllegalArgumentException("no rule of the twin: " + name);
    }

    private static Map<?, ?> map(Object value, Set<String> keys) {
        if (!(value instanceof Map<?, ?> map) || !map.keySet().stream().allMatch(keys::contains)) {
            throw new IllegalArgumentException("not a map of " + keys + ": " + value);
        }
        return map;
    }

    private static List<?> list(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(key + " must be a list: " + value);
        }
        return list;
    }
}
