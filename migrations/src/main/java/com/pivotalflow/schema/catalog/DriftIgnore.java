package com.pivotalflow.schema.catalog;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Header;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.ScriptText;
import com.pivotalflow.schema.script.Yaml;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Differences that people have decided to live with, each with its reason and the day on which it is to be looked at
 * again. A difference that an exemption covers is not counted; an exemption that covers none is told, so that it goes.
 *
 * @param exemptions in the order of the file
 */
public record DriftIgnore(List<DriftExemption> exemptions) {

    /** What the file is called; it stands beside the catalog. */
    public static final String NAME = "drift-ignore.yaml";

    private static final Set<String> KEYS = Set.of("object", "aspect", "reason", "until");

    public DriftIgnore {
        exemptions = List.copyOf(exemptions);
    }

    /** Nothing is ignored. */
    public static DriftIgnore nothing() {
        return new DriftIgnore(List.of());
    }

    /**
     * What is left of a difference.
     *
     * @param rest what nobody has decided to live with
     * @param ignored what an exemption covers
     * @param stale exemptions that cover nothing
     */
    public record Outcome(Difference rest, List<Deviation> ignored, List<DriftExemption> stale) {

        public Outcome {
            ignored = List.copyOf(ignored);
            stale = List.copyOf(stale);
        }

        /** A line for each exemption that a person has to look at again; {@code today} tells which have passed. */
        public List<String> remarks(LocalDate today, DriftIgnore all) {
            List<String> remarks = new ArrayList<>();
            stale.forEach(exemption ->
                    remarks.add(NAME + ": " + exemption + " matched nothing: it is stale, remove the entry"));
            all.expired(today)
                    .forEach(exemption -> remarks.add(NAME + ": " + exemption + " was to hold until "
                            + exemption.until() + ": put the difference right, or decide anew"));
            return remarks;
        }
    }

    /**
     * Reads the file.
     *
     * @throws RefusedFileException naming every entry that is not in its form (PF-N02)
     */
    public static DriftIgnore parse(byte[] bytes) {
        return new Reader().file(Yaml.read(NAME, ScriptText.parse(NAME, bytes)));
    }

    /** Takes out what is covered. Patterns name roles by placeholders, as the expected catalog does. */
    public Outcome apply(Difference difference, Roles roles) {
        List<Deviation> rest = new ArrayList<>();
        List<Deviation> ignored = new ArrayList<>();
        Set<DriftExemption> used = new LinkedHashSet<>();
        for (Deviation deviation : difference.deviations()) {
            List<DriftExemption> covering = exemptions.stream()
                    .filter(exemption -> exemption.covers(deviation.key(), roles))
                    .toList();
            used.addAll(covering);
            (covering.isEmpty() ? rest : ignored).add(deviation);
        }
        return new Outcome(
                new Difference(rest),
                ignored,
                exemptions.stream()
                        .filter(exemption -> !used.contains(exemption))
                        .toList());
    }

    /** Exemptions whose day has passed; the build refuses them, a running installation is only reminded. */
    public List<DriftExemption> expired(LocalDate today) {
        return exemptions.stream()
                .filter(exemption -> exemption.until().isBefore(today))
                .toList();
    }

    /** Takes the entries apart and remembers what is wrong. */
    private static final class Reader {

        private final List<Finding> problems = new ArrayList<>();

        DriftIgnore file(@Nullable Object document) {
            List<DriftExemption> exemptions = new ArrayList<>();
            if (document instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    entry(i + 1, list.get(i)).ifPresent(exemptions::add);
                }
            } else if (document != null && !document.equals("")) {
                problem(0, "must be a list of { object, aspect, reason, until }");
            }
            if (!problems.isEmpty()) {
                throw new RefusedFileException(problems);
            }
            return new DriftIgnore(exemptions);
        }

        private Optional<DriftExemption> entry(int number, Object entry) {
            if (!(entry instanceof Map<?, ?> map)) {
                problem(number, "must be object, aspect, reason and until");
                return Optional.empty();
            }
            Map<String, String> values = new TreeMap<>();
            map.forEach((key, value) -> values.put(String.valueOf(key), text(value)));
            int before = problems.size();
            values.keySet().stream()
                    .filter(key -> !KEYS.contains(key))
                    .forEach(key ->
                            problem(number, "unknown key '" + key + "': known are object, aspect, reason, until"));
            String object = values.getOrDefault("object", "");
            if (object.replaceAll("[*.\\s]", "").isEmpty()) {
                problem(number, "object must name something, such as public.quotes or public.partman_*");
            }
            String reason = values.getOrDefault("reason", "");
            if (reason.length() < Header.SHORTEST_REASON) {
                problem(number, "a reason of fewer than " + Header.SHORTEST_REASON + " characters explains nothing");
            }
            Kind aspect = aspect(number, values.getOrDefault("aspect", ""));
            LocalDate until = date(number, values.getOrDefault("until", ""));
            return before == problems.size()
                    ? Optional.of(new DriftExemption(object, aspect, reason, until))
                    : Optional.empty();
        }

        private @Nullable Kind aspect(int number, String text) {
            Optional<Kind> kind = Arrays.stream(Kind.values())
                    .filter(known -> known.toString().equals(text))
                    .findFirst();
            if (kind.isEmpty() && !text.equals(DriftExemption.ANY)) {
                problem(
                        number,
                        "aspect must be any or a kind of thing such as column, index, grant or trigger, not '" + text
                                + "'");
            }
            return kind.orElse(null);
        }

        private LocalDate date(int number, String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                problem(number, "until must be a date such as 2026-12-31, not '" + text + "'");
                return LocalDate.MIN;
            }
        }

        private static String text(@Nullable Object value) {
            return value instanceof String string ? string.strip() : "";
        }

        private void problem(int number, String evidence) {
            problems.add(Finding.of(Rule.N02, NAME, (number == 0 ? "" : "entry " + number + ": ") + evidence));
        }
    }
}
