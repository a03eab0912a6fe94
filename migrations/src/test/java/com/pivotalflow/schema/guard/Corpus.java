package com.pivotalflow.schema.guard;

import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The example scripts that the guard is measured by, and the small databases they run on. Misses and false alarms are
 * counted against what each script says of itself.
 *
 * <pre>{@code
 * try (Scratch scratch = Scratch.embedded(DatabaseRoles.standard());
 *         Corpus corpus = new Corpus(scratch);
 *         ScratchDatabase database = corpus.copy("shop")) {
 *     …
 * }
 * }</pre>
 */
public final class Corpus implements AutoCloseable {

    private static final Path EXAMPLES = Path.of("src/test/resources/corpus");
    private static final Path BASES = EXAMPLES.resolve("base");
    private static final Path RECIPES = Path.of("src/main/resources/db/recipes");
    private static final Path RUN_LOG = Path.of("src/main/resources/com/pivotalflow/schema/run/migrator.sql");

    private final Scratch scratch;
    private final Map<String, ScratchDatabase> bases = new HashMap<>();
    private int copies;

    /** Bases on a server; each is made when it is first asked for. */
    public Corpus(Scratch scratch) {
        this.scratch = scratch;
    }

    /** All examples, by name. */
    public static List<CorpusCase> cases() {
        return read(EXAMPLES);
    }

    /** The steps of all recipes in their order, {@code S01/1_nullable_column} first. */
    public static List<CorpusCase> recipes() {
        return read(RECIPES);
    }

    /** The names of all bases. */
    public static List<String> baseNames() {
        return files(BASES).stream().map(file -> name(BASES, file)).toList();
    }

    /**
     * The base itself: the schema, the run log with its procedure, and rows of its own. Nobody may stay connected.
     *
     * @throws SQLException if the base does not load
     */
    public ScratchDatabase base(String name) throws SQLException {
        ScratchDatabase known = bases.get(name);
        if (known != null) {
            return known;
        }
        ScratchDatabase made = scratch.create("base_" + name);
        bases.put(name, made);
        try (Connection connection = made.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(fill(text(RUN_LOG)));
            statement.execute(fill(text(BASES.resolve(name + ".sql"))));
        }
        return made;
    }

    /** A copy of a base to run one script on. */
    public ScratchDatabase copy(String name) throws SQLException {
        copies++;
        return scratch.copy(base(name), "case_" + copies);
    }

    /** A text with the names of the roles in the place of their placeholders. */
    public String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> role : scratch.roles().placeholders().entrySet()) {
            filled = filled.replace("${" + role.getKey() + "}", role.getValue());
        }
        return filled;
    }

    @Override
    public void close() throws SQLException {
        for (ScratchDatabase base : bases.values()) {
            base.close();
        }
    }

    private static List<CorpusCase> read(Path folder) {
        return files(folder).stream()
                .filter(file -> !file.startsWith(BASES))
                .map(file -> CorpusCase.parse(name(folder, file), text(file)))
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    /** Its path within the folder without the ending, with slashes everywhere. */
    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/').replaceFirst("\\.sql$", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
