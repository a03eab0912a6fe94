package com.pivotalflow.schema.journal;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.ScriptText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The journal that is committed with the scripts. One line a script, so that two branches which take one number
 * conflict here and not in production.
 *
 * @param lines versioned scripts by number, then repeatable ones by name
 * @param releases how many versioned scripts stand above a mark, by the release that shipped them; in order. A
 *     repeatable script is never shipped for good: it may change, and new numbers come before it
 */
public record LockFile(List<LockLine> lines, Map<String, Integer> releases) {

    /** What it is called. */
    public static final String NAME = "migrations.lock";

    private static final String TITLE = "# pivotal-flow migrations lock 1";
    private static final int HEAD_DIGITS = 12;
    private static final Pattern RELEASE = Pattern.compile("# release ([0-9A-Za-z][0-9A-Za-z.+-]*)");
    private static final Pattern CONFLICT = Pattern.compile("(?:<{7}|={7}|>{7}|\\|{7})(?: .*)?");

    public LockFile {
        lines = List.copyOf(lines);
        releases = Collections.unmodifiableMap(new LinkedHashMap<>(releases));
    }

    /** A journal without scripts. */
    public static LockFile empty() {
        return new LockFile(List.of(), Map.of());
    }

    /**
     * Reads a lock file.
     *
     * @throws RefusedFileException with every line that cannot be read: conflict marks, lines out of order and lines
     *     that stand twice are PF-J03, anything else is PF-N02
     */
    public static LockFile parse(byte[] bytes) {
        Reader reader = new Reader();
        List<String> lines = ScriptText.parse(NAME, bytes).normalized().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.read(i + 1, lines.get(i));
        }
        return reader.file();
    }

    /** Every line by {@link LockLine#key()}, for whoever looks up many. */
    public Map<String, LockLine> byKey() {
        return lines.stream().collect(Collectors.toMap(LockLine::key, Function.identity(), (first, later) -> first));
    }

    /** The line of a script, by {@link LockLine#key()}. */
    public Optional<LockLine> line(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).findFirst();
    }

    /** The versioned scripts above the last release mark: what was shipped and may have run anywhere. */
    public List<LockLine> released() {
        return lines.subList(
                0, releases.values().stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    /** Journal head: SHA-256 over the lines, the first 12 digits. Marks of releases do not change it. */
    public String head() {
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        return ScriptText.sha256(text).substring(0, HEAD_DIGITS);
    }

    /** The file as it is written. */
    public String text() {
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        for (int i = 0; i <= lines.size(); i++) {
            int above = i;
            releases.forEach((release, count) -> {
                if (count == above) {
                    text.append("# release ").append(release).append('\n');
                }
            });
            if (i < lines.size()) {
                text.append(lines.get(i)).append('\n');
            }
        }
        return text.toString();
    }

    /** Reads line by line and remembers what is wrong. */
    private static final class Reader {

        private final List<LockLine> lines = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final Map<String, Integer> releases = new LinkedHashMap<>();
        private final List<Finding> findings = new ArrayList<>();

        void read(int number, String text) {
            Matcher release = RELEASE.matcher(text);
            if (number == 1) {
                if (!text.equals(TITLE)) {
                    unreadable(number, "the first line must be '" + TITLE + "'");
                }
            } else if (CONFLICT.matcher(text).matches()) {
                findings.add(Finding.of(Rule.J03, NAME, "a conflict was not resolved: " + text)
                        .at(0, number)
                        .remedy("resolve it, then run journal --write"));
            } else if (release.matches()) {
                int above = (int)
                        lines.stream().filter(line -> !line.isRepeatable()).count();
                if (releases.putIfAbsent(release.group(1), above) != null) {
                    stale(number, "release " + release.group(1) + " is marked twice");
                }
            } else {
                LockLine.parse(text)
                        .ifPresentOrElse(
                                parsed -> keep(number, parsed), () -> unreadable(number, "cannot be read: " + text));
            }
        }

        private void keep(int number, LockLine line) {
            Integer before = seen.putIfAbsent(line.key(), number);
            if (before != null) {
                stale(number, line.key() + " stands in line " + before + " already");
                return;
            }
            if (!lines.isEmpty() && !follows(lines.get(lines.size() - 1), line)) {
                stale(
                        number,
                        line.key() + " stands behind "
                                + lines.get(lines.size() - 1).key());
            }
            lines.add(line);
        }

        private static boolean follows(LockLine before, LockLine line) {
            if (line.isRepeatable()) {
                return !before.isRepeatable() || before.name().compareTo(line.name()) < 0;
            }
            return !before.isRepeatable() && before.number() < line.number();
        }

        private void stale(int number, String evidence) {
            findings.add(Finding.of(Rule.J03, NAME, evidence)
                    .at(0, number)
                    .remedy("put the lines in order, each once, then run journal --write"));
        }

        private void unreadable(int number, String evidence) {
            findings.add(Finding.of(Rule.N02, NAME, evidence)
                    .at(0, number)
                    .remedy("restore the line, then run journal --write"));
        }

        LockFile file() {
            if (!findings.isEmpty()) {
                throw new RefusedFileException(findings);
            }
            return new LockFile(lines, releases);
        }
    }
}
