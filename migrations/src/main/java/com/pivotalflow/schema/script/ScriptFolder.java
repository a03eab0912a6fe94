package com.pivotalflow.schema.script;

import com.pivotalflow.schema.script.ScriptName.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lies in the folders of migrations, of their rollbacks and confirmations. No file there is quietly not a script:
 * what is not admitted is a finding.
 */
public final class ScriptFolder {

    private static final Pattern CONFIRMATION = Pattern.compile("[VU](?!0000)[0-9]{4}\\.yaml");
    private static final Set<String> FOLDERS = Set.of("migration", "rollback", "confirmations");

    private final List<Script> scripts;
    private final List<Script> rollbacks;
    private final Map<String, byte[]> confirmations;
    private final List<Finding> findings;

    /** Each is asked for by its version many times. */
    private final Map<String, Script> byVersion = new HashMap<>();

    private ScriptFolder(
            List<Script> scripts, List<Script> rollbacks, Map<String, byte[]> confirmations, List<Finding> findings) {
        this.scripts = List.copyOf(scripts);
        this.rollbacks = List.copyOf(rollbacks);
        this.confirmations = Map.copyOf(confirmations);
        this.findings = List.copyOf(findings);
        Stream.of(scripts, rollbacks)
                .flatMap(List::stream)
                .forEach(script -> byVersion.putIfAbsent(script.name().version(), script));
    }

    /**
     * Reads the folder {@code db} of the sources.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static ScriptFolder read(Path db) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : FOLDERS) {
            Path root = db.resolve(folder);
            if (!Files.isDirectory(root)) {
                continue;
            }
            try (Stream<Path> found = Files.walk(root)) {
                for (Path file : found.filter(path -> !Files.isDirectory(path)).toList()) {
                    files.put(db.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + root, e);
            }
        }
        return of(files);
    }

    /**
     * Looks at files that were read elsewhere, from a jar for one.
     *
     * @param files bytes by path below {@code db}, such as {@code migration/V0001__foundation.sql}
     */
    public static ScriptFolder of(Map<String, byte[]> files) {
        Reader reader = new Reader();
        new TreeMap<>(files).forEach(reader::read);
        return reader.folder();
    }

    /** Versioned ones by number, then repeatable ones by name. */
    public List<Script> scripts() {
        return scripts;
    }

    /** Those that take a script back, by number. */
    public List<Script> rollbacks() {
        return rollbacks;
    }

    /** The bytes of each, by file name. */
    public Map<String, byte[]> confirmations() {
        return confirmations;
    }

    /** What is wrong with names and texts (PF-J01, PF-J02, PF-N01, PF-N02). */
    public List<Finding> findings() {
        return findings;
    }

    /** The versioned scripts, by number. */
    public List<Script> versioned() {
        return scripts.stream()
                .filter(script -> script.name().kind() == Kind.VERSIONED)
                .toList();
    }

    /** The script of a version as the lock file writes it, {@code V0012} or {@code R views}. */
    public Optional<Script> script(String version) {
        return find(version).filter(script -> script.name().kind() != Kind.ROLLBACK);
    }

    /** The rollback script of a version, {@code U0012}. */
    public Optional<Script> rollback(String version) {
        return find(version).filter(script -> script.name().kind() == Kind.ROLLBACK);
    }

    private Optional<Script> find(String version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    /** Collects files, then looks at them together. */
    private static final class Reader {

        private final Map<ScriptName, Script> scripts = new HashMap<>();
        private final Map<ScriptName, Script> rollbacks = new HashMap<>();
        private final Map<String, byte[]> confirmations = new TreeMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Map<Integer, String> numbers = new TreeMap<>();
        private final Map<Integer, String> rollbackNumbers = new TreeMap<>();

        void read(String path, byte[] bytes) {
            int slash = path.indexOf('/');
            String folder = slash < 0 ? "" : path.substring(0, slash);
            String file = path.substring(slash + 1);
            switch (folder) {
                case "migration" -> script(path, file, bytes, Set.of(Kind.VERSIONED, Kind.REPEATABLE));
                case "rollback" -> script(path, file, bytes, Set.of(Kind.ROLLBACK));
                case "confirmations" -> {
                    Matcher matcher = CONFIRMATION.matcher(file);
                    if (matcher.matches()) {
                        confirmations.put(file, bytes);
                    } else {
                        stray(path, "a confirmation is called V0012.yaml or U0012.yaml");
                    }
                }
                default -> {
                    // Lock file, catalog, samples, bootstrap: not of these folders.
                }
            }
        }

        private void script(String path, String file, byte[] bytes, Set<Kind> admitted) {
            Optional<ScriptName> name = ScriptName.parse(file).filter(parsed -> admitted.contains(parsed.kind()));
            if (name.isEmpty()) {
                stray(
                        path,
                        admitted.contains(Kind.ROLLBACK)
                                ? "a rollback script is called U0012__lower_snake.sql, without sub-folders"
                                : "a script is called V0012__lower_snake.sql or R__lower_snake.sql, without sub-folders");
            }
            Optional<Integer> number = name.map(ScriptName::number)
                    .filter(known -> known > 0)
                    .or(() -> ScriptName.numberMeantBy(file.substring(file.lastIndexOf('/') + 1)));
            number.ifPresent(known -> clash(known, path, admitted.contains(Kind.ROLLBACK)));
            name.ifPresent(known -> keep(known, bytes));
        }

        private void keep(ScriptName name, byte[] bytes) {
            try {
                (name.kind() == Kind.ROLLBACK ? rollbacks : scripts).put(name, Script.of(name, bytes));
            } catch (RefusedFileException e) {
                findings.addAll(e.findings());
            }
        }

        private void clash(int number, String path, boolean rollback) {
            String other = (rollback ? rollbackNumbers : numbers).putIfAbsent(number, path);
            if (other != null) {
                findings.add(Finding.of(Rule.J01, path, "has the number " + number + ", as has " + other));
            }
        }

        private void stray(String path, String rule) {
            findings.add(Finding.of(Rule.N01, path, "is not a name that is admitted here: " + rule));
        }

        private void holes() {
            int expected = 1;
            for (Map.Entry<Integer, String> entry : numbers.entrySet()) {
                if (entry.getKey() > expected) {
                    int last = entry.getKey() - 1;
                    String missing = String.format("V%04d", expected)
                            + (last > expected ? String.format(" to V%04d", last) : "");
                    findings.add(Finding.of(Rule.J02, entry.getValue(), missing + " is missing before it")
                            .remedy("restore what is missing, or give this script the next free number"));
                }
                expected = entry.getKey() + 1;
            }
        }

        /** A rollback script is called as its script. */
        private void orphans() {
            Set<String> known = new HashSet<>();
            scripts.keySet().forEach(name -> known.add(name.fileName().substring(1)));
            for (ScriptName name : rollbacks.keySet()) {
                if (!known.contains(name.fileName().substring(1))) {
                    findings.add(Finding.of(
                                    Rule.N01,
                                    "rollback/" + name.fileName(),
                                    "there is no script of that number and name")
                            .remedy("call it as its script, with U in place of V"));
                }
            }
        }

        ScriptFolder folder() {
            holes();
            orphans();
            return new ScriptFolder(sorted(scripts), sorted(rollbacks), confirmations, findings);
        }

        private static List<Script> sorted(Map<ScriptName, Script> scripts) {
            return scripts.values().stream()
                    .sorted((a, b) -> {
                        int kinds = a.name().kind().compareTo(b.name().kind());
                        int numbers =
                                Integer.compare(a.name().number(), b.name().number());
                        int names = a.name().description().compareTo(b.name().description());
                        return kinds != 0 ? kinds : numbers != 0 ? numbers : names;
                    })
                    .toList();
        }
    }
}
