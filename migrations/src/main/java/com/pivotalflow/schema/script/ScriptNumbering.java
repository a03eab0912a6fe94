package com.pivotalflow.schema.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names for scripts that come from elsewhere, in the order their own names suggest. It renames nothing. */
public final class ScriptNumbering {

    private static final Pattern NUMBERED = Pattern.compile("^[vV]?[ _.-]*([0-9]+(?:[._-][0-9]+)*)[ _.-]*(.*)$");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private ScriptNumbering() {}

    /**
     * A name for one script.
     *
     * @param file what it is called now
     * @param proposed what it would be called here
     * @param doubt what a person has to decide; empty if its own name tells its place
     */
    public record Proposal(String file, String proposed, String doubt) {}

    /**
     * Proposes names.
     *
     * @param files names without folders
     * @param next the first number that is free
     */
    public static List<Proposal> propose(List<String> files, int next) {
        List<String> sorted = files.stream()
                .sorted(Comparator.comparing(ScriptNumbering::key).thenComparing(Comparator.naturalOrder()))
                .toList();
        Map<String, Integer> sharing = new HashMap<>();
        sorted.forEach(file -> sharing.merge(key(file), 1, Integer::sum));
        Set<String> taken = new HashSet<>();
        List<Proposal> proposals = new ArrayList<>();
        for (String file : sorted) {
            String words = words(file);
            String unique = words;
            for (int i = 2; !taken.add(unique); i++) {
                unique = words + "_" + i;
            }
            String doubt = "";
            if (!NUMBERED.matcher(file).matches()) {
                doubt = "no number in its name: where it belongs only you know";
            } else if (sharing.getOrDefault(key(file), 0) > 1) {
                doubt = "another file has its number: which of them ran first only you know";
            }
            String name = String.format(Locale.ROOT, "V%04d__%s.sql", next + proposals.size(), unique);
            proposals.add(new Proposal(file, name, doubt));
        }
        return proposals;
    }

    /** Sorts by numbers as numbers; what has none comes last. */
    private static String key(String file) {
        Matcher numbered = NUMBERED.matcher(file);
        if (!numbered.matches()) {
            return "~";
        }
        StringBuilder key = new StringBuilder();
        Matcher number = NUMBER.matcher(numbered.group(1));
        while (number.find()) {
            String digits = number.group().replaceFirst("^0+(?=.)", "");
            key.append(String.format(Locale.ROOT, "%04d%s.", digits.length(), digits));
        }
        return key.toString();
    }

    private static String words(String file) {
        String bare = file.replaceFirst("(?i)\\.sql$", "");
        Matcher numbered = NUMBERED.matcher(bare);
        String name = numbered.matches() ? numbered.group(2) : bare;
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return words.isEmpty() ? "script" : words;
    }
}
