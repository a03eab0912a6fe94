package com.pivotalflow.schema.guard;

import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptName;
import com.pivotalflow.schema.script.ScriptText;
import com.pivotalflow.schema.script.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One example script and what is expected of it. Its file begins with lines {@code -- key: value} up to the first empty
 * line; what follows is the script with a header of its own.
 *
 * @param name {@code loss/table-plain}
 * @param idea what it shows, in a sentence
 * @param base the database it runs on
 * @param hides how it hides what it does, or what it looks like: {@code do-block}, {@code cascade}
 * @param verdict the worst class of its findings
 * @param findings all that must be found
 * @param tolerated what may be found besides, where the rules leave it open
 * @param failure SQLSTATE with which it fails for the owner on the rows of its base; null if it runs
 * @param needsRows whether it must be judged otherwise on empty tables, since only rows show the harm
 * @param text the script as it stands in its file
 */
public record CorpusCase(
        String name,
        String idea,
        String base,
        Set<String> hides,
        Verdict verdict,
        Set<Expectation> findings,
        Set<Expectation> tolerated,
        @Nullable String failure,
        boolean needsRows,
        String text) {

    private static final Pattern LINE = Pattern.compile("-- ([a-z-]+): ?(.*)");
    private static final Set<String> KEYS =
            Set.of("idea", "base", "hides", "expect", "findings", "may", "sqlstate", "fails-without-rows");

    /**
     * A rule that is to be found broken on an object.
     *
     * @param rule which one
     * @param object as findings name it; {@value #ANY} if any object will do
     */
    public record Expectation(Rule rule, String object) {

        /** Stands for any object. */
        public static final String ANY = "*";

        /** Whether a finding is the expected one. */
        public boolean meets(Rule otherRule, String otherObject) {
            return rule == otherRule && (object.equals(ANY) || object.equals(otherObject));
        }

        @Override
        public String toString() {
            return rule.code() + " " + object;
        }
    }

    public CorpusCase {
        hides = Set.copyOf(hides);
        findings = Set.copyOf(findings);
        tolerated = Set.copyOf(tolerated);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException naming the case and the line that cannot be read
     */
    static CorpusCase parse(String name, String file) {
        int end = file.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException(name + ": no empty line ends the header");
        }
        Map<String, String> header = header(name, file.substring(0, end));
        return new CorpusCase(
                name,
                value(name, header, "idea"),
                value(name, header, "base"),
                Arrays.stream(header.getOrDefault("hides", "").split(", "))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                Verdict.parse(value(name, header, "expect")),
                expectations(name, value(name, header, "findings")),
                expectations(name, header.getOrDefault("may", "")),
                header.get("sqlstate"),
                header.getOrDefault("fails-without-rows", "no").equals("yes"),
                file.substring(end + 2));
    }

    /** The same case with other words in its script. */
    CorpusCase withText(String other) {
        return new CorpusCase(name, idea, base, hides, verdict, findings, tolerated, failure, needsRows, other);
    }

    /** The script, as the machinery reads it; its number says nothing. */
    public Script script() {
        String words = name.replaceAll("[^A-Za-z0-9]+", "_").toLowerCase(Locale.ROOT);
        return Script.of(new ScriptName(ScriptName.Kind.VERSIONED, 1, words), ScriptText.of(text));
    }

    /** The SQLSTATE with which it fails; empty if it runs. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(failure);
    }

    /** Whether nothing is to be found. */
    public boolean isSafe() {
        return verdict == Verdict.SAFE && findings.isEmpty();
    }

    /** The first part of its name. */
    public String group() {
        return name.substring(0, name.indexOf('/'));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Map<String, String> header(String name, String text) {
        Map<String, String> header = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || !KEYS.contains(matcher.group(1))) {
                throw new IllegalArgumentException(name + ": cannot read the line " + line);
            }
            if (header.put(matcher.group(1), matcher.group(2).strip()) != null) {
                throw new IllegalArgumentException(name + ": two lines " + matcher.group(1));
            }
        }
        return header;
    }

    private static String value(String name, Map<String, String> header, String key) {
        String value = header.get(key);
        if (value == null) {
            throw new IllegalArgumentException(name + ": no line " + key);
        }
        return value;
    }

    /** Commas part them, but for those between the arguments of a routine, which no blank follows. */
    private static Set<Expectation> expectations(String name, String list) {
        List<Expectation> expectations = new ArrayList<>();
        Arrays.stream(list.split(", ")).filter(word -> !word.isEmpty()).forEach(word -> {
            int blank = word.indexOf(' ');
            if (blank < 0) {
                throw new IllegalArgumentException(name + ": no object in " + word);
            }
            expectations.add(new Expectation(Rule.parse(word.substring(0, blank)), word.substring(blank + 1)));
        });
        Set<Expectation> set = new LinkedHashSet<>(expectations);
        if (set.size() < expectations.size()) {
            throw new IllegalArgumentException(name + ": the same expectation twice");
        }
        return set;
    }
}
