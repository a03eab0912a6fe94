package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Brings a full backup into a fresh database, and only there. Restored means that the catalog is the expected one and
 * every table reads back as it was saved; if not, the database is made unusable for the application rather than left
 * looking whole.
 */
public final class Restore {

    private static final String HISTORY = "flyway_schema_history";

    /** A history by this name is no history to anybody. */
    private static final String BROKEN = "flyway_schema_history_of_a_failed_restore";

    private static final String OBJECT = """
            SELECT o.name
            FROM (SELECT c.oid, c.oid::regclass::text AS name, c.relnamespace AS space, 'pg_class' AS catalog
                  FROM pg_catalog.pg_class AS c WHERE c.relpersistence <> 't'
                  UNION ALL
                  SELECT p.oid, p.oid::regprocedure::text, p.pronamespace, 'pg_proc' FROM pg_catalog.pg_proc AS p) AS o
            JOIN pg_catalog.pg_namespace AS n ON n.oid = o.space
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend AS d
                              WHERE d.classid = o.catalog::regclass AND d.objid = o.oid AND d.deptype = 'e')
            ORDER BY 1 LIMIT 1
            """;

    private static final String MATERIALIZED = """
            SELECT c.oid::regclass::text FROM pg_catalog.pg_class AS c
            WHERE c.relkind = 'm' AND c.relispopulated ORDER BY c.oid
            """;

    private final DataSource owner;
    private final Scripts scripts;
    private final IntFunction<Catalog> expected;
    private final Roles roles;

    /** Makes the schema of a version in a fresh database. */
    @FunctionalInterface
    public interface Scripts {

        /**
         * Applies every script up to a version, with its history.
         *
         * @throws SQLException if one fails
         */
        void apply(DataSource owner, int version) throws SQLException;
    }

    /**
     * Nothing is connected yet.
     *
     * @param owner the owner of the fresh database
     * @param scripts makes its schema
     * @param expected the catalog of a version
     * @param roles what stands for roles in it
     */
    public Restore(DataSource owner, Scripts scripts, IntFunction<Catalog> expected, Roles roles) {
        this.owner = owner;
        this.scripts = scripts;
        this.expected = expected;
        this.roles = roles;
    }

    /**
     * Restores a full backup.
     *
     * @param backup its directory
     * @param progress hears what is done
     * @return how many rows came back
     * @throws SchemaRefusedException if the database is not fresh or the directory holds no full backup; nothing was
     *     changed
     * @throws SchemaFailedException if it could not be restored or is not equal; then no application starts on it
     */
    public long restore(Path backup, Progress progress) {
        CopyFolder folder = CopyFolder.open(backup);
        Manifest manifest = Manifest.read(folder);
        if (!manifest.origin().script().isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    backup + " is the copy that was made before "
                            + manifest.origin().script()
                            + ", not a full backup: restore one of its tables with --table. Nothing was changed.");
        }
        refuseUnlessFresh();
        int version = manifest.origin().version();
        try {
            progress.say(String.format(Locale.ROOT, "making the schema of V%04d", version));
            scripts.apply(owner, version);
            load(folder, manifest);
            compareCatalog(version);
            run("ANALYZE");
        } catch (SQLException | IOException | RuntimeException e) {
            throw failure(backup, e);
        }
        long rows = manifest.tables().stream()
                .mapToLong(table -> table.content().rows())
                .sum();
        progress.say(String.format(
                Locale.ROOT,
                "restored %s: %,d tables, %,d rows, each table and the catalog compared",
                folder.id(),
                manifest.tables().size(),
                rows));
        return rows;
    }

    /**
     * Brings back one table of a copy as a table of its own, for people to take from it what they need.
     *
     * @param copy directory of the copy
     * @param table which of its tables, as the manifest names it: {@code public.customers}
     * @return the new table, in schema {@code migrator}, which only the owner may enter
     * @throws SchemaRefusedException if the copy has no such table; nothing was changed
     * @throws SchemaFailedException if it cannot be loaded or is not equal; nothing was changed
     */
    public String restoreTable(Path copy, String table, Progress progress) {
        CopyFolder folder = CopyFolder.open(copy);
        Manifest manifest = Manifest.read(folder);
        Manifest.TableCopy saved = manifest.tables().stream()
                .filter(one -> one.shape().name().equals(table))
                .findFirst()
                .orElseThrow(() -> new SchemaRefusedException(
                        Exit.USAGE,
                        "the copy " + copy + " has no table " + table + ", but "
                                + manifest.tables().stream()
                                        .map(one -> one.shape().name())
                                        .collect(Collectors.joining(", "))
                                + ". Nothing was changed."));
        String name = "migrator." + tableName(folder.id(), table);
        RowFile file = new RowFile(folder, saved);
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                TenantReader.fix(connection);
                statement.execute("CREATE SCHEMA IF NOT EXISTS migrator");
                statement.execute(saved.shape().create("TABLE", name));
                file.load(connection, saved.shape(), name);
                file.compare(connection, saved.shape().copyOutOf(name));
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | IOException e) {
            throw new SchemaFailedException("cannot restore " + table + " from " + copy + " into " + name + ": "
                    + e.getMessage() + ". Nothing was changed.");
        }
        progress.say("restored " + saved.shape().title() + " into " + name + ": " + saved.content()
                + "; drop it when you have what you need");
        return name;
    }

    private void load(CopyFolder folder, Manifest manifest) throws SQLException, IOException {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                TenantReader.fix(connection);
                SetAside rules = SetAside.take(connection);
                fill(connection, folder, manifest);
                rules.putBack(connection);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void fill(Connection connection, CopyFolder folder, Manifest manifest)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            if (!manifest.tables().isEmpty()) {
                // What scripts put there, such as the currencies, comes back as it was saved.
                statement.execute(manifest.tables().stream()
                        .map(table -> table.shape().name())
                        .collect(Collectors.joining(", ", "TRUNCATE ", "")));
            }
            for (Manifest.TableCopy table : manifest.tables()) {
                String name = table.shape().name();
                new RowFile(folder, table).load(connection, table.shape(), name);
            }
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            for (Manifest.TableCopy table : manifest.tables()) {
                new RowFile(folder, table).compare(connection, table.shape().copyOut(true));
            }
            for (Manifest.Sequence sequence : manifest.sequences()) {
                set(connection, sequence);
            }
            for (String view : materialized(connection)) {
                statement.execute("REFRESH MATERIALIZED VIEW " + view);
            }
        }
    }

    private static void set(Connection connection, Manifest.Sequence sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
            statement.setString(1, sequence.name());
            statement.setLong(2, sequence.value());
            statement.setBoolean(3, sequence.called());
            statement.execute();
        }
    }

    private static List<String> materialized(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MATERIALIZED)) {
            Stream.Builder<String> views = Stream.builder();
            while (row.next()) {
                views.add(row.getString(1));
            }
            return views.build().toList();
        }
    }

    private void compareCatalog(int version) throws SQLException {
        Catalog wanted = expected.apply(version);
        try (Connection connection = owner.getConnection()) {
            Catalog found = new CatalogReader(roles).read(connection);
            List<String> different = Stream.concat(without(wanted, found), without(found, wanted))
                    .distinct()
                    .sorted()
                    .toList();
            if (!different.isEmpty()) {
                throw new SchemaFailedException("the schema that the scripts make is not the saved one; "
                        + different.size() + " differences: "
                        + different.stream().limit(5).collect(Collectors.joining(", "))
                        + (different.size() > 5 ? ", …" : ""));
            }
        }
    }

    private static Stream<String> without(Catalog one, Catalog other) {
        return one.entries().stream()
                .filter(entry -> !other.find(entry.key()).filter(entry::equals).isPresent())
                .map(Entry::key)
                .map(Entry.Key::toString);
    }

    private void refuseUnlessFresh() {
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = connection.prepareStatement(OBJECT);
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                throw new SchemaRefusedException(
                        Exit.NO_TARGET,
                        "a backup is restored into a fresh database only, and this one has " + row.getString(1)
                                + ": create another database, run the bootstrap script there and name it with --into."
                                + " Nothing was changed.");
            }
        } catch (SQLException e) {
            throw new SchemaRefusedException(
                    Exit.NO_TARGET, "cannot look at the database: " + e.getMessage() + ". Nothing was changed.");
        }
    }

    private SchemaFailedException failure(Path backup, Exception cause) {
        String state;
        try {
            run("ALTER TABLE IF EXISTS public." + HISTORY + " RENAME TO " + BROKEN);
            state = "its history is called " + BROKEN + " now, so that nothing starts on it";
        } catch (SQLException e) {
            state = "its history could not be set aside (" + e.getMessage() + "), so let nothing start on it";
        }
        return new SchemaFailedException("the database does not hold the backup " + backup + ": " + cause.getMessage()
                + ". It has the schema but no rows, or the wrong ones; " + state
                + ". Drop it, create it anew and start again.");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String tableName(String id, String table) {
        String name = ("restored_" + id + "_" + table.replaceFirst("^public\\.", ""))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_");
        return name.substring(0, Math.min(name.length(), 63));
    }
}
