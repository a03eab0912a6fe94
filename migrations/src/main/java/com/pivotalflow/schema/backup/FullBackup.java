package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Saves every row of a database in one snapshot and proves the copy by restoring it into a scratch database. The schema
 * is not saved: the scripts make it, the manifest names their version.
 */
public final class FullBackup {

    private static final String SEQUENCES = """
            SELECT c.oid::regclass::text
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'migrator')
            ORDER BY 1
            """;

    private static final String LARGE_OBJECTS = "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_largeobject_metadata)";

    private final BackupDirectory directory;
    private final RowAccess access;
    private final Roles roles;

    /**
     * Nothing is connected yet.
     *
     * @param directory where copies are kept
     * @param access whose connections see the rows
     * @param roles what stands for roles in definitions
     */
    public FullBackup(BackupDirectory directory, RowAccess access, Roles roles) {
        this.directory = directory;
        this.access = access;
        this.roles = roles;
    }

    /**
     * A proved backup.
     *
     * @param id what it is called
     * @param path where it is
     * @param tables how many tables it holds
     * @param rows how many rows
     * @param bytes their length before they were packed
     */
    public record Saved(String id, Path path, int tables, long rows, long bytes) {

        /** {@code backup 20261107T0412-full: 63 tables, 20,113 rows, 3.1 MB, restored and compared}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "backup %s: %,d tables, %,d rows, %s, restored and compared",
                    id,
                    tables,
                    rows,
                    Content.size(bytes));
        }
    }

    /**
     * Saves and proves.
     *
     * @param version newest script the database has
     * @param head journal head of the build, kept for people
     * @param scratch where it is restored to be compared; its roles are called as those of the database. A backup that
     *     was never restored is none, so without it nothing is saved
     * @param scripts makes the schema of a version
     * @param progress hears what is done
     * @throws SchemaRefusedException if there is no scratch or no room, or it holds what this form cannot save
     * @throws SchemaFailedException if it could not be made or came back different; what there was of it is removed
     */
    public Saved save(int version, String head, @Nullable Scratch scratch, Restore.Scripts scripts, Progress progress) {
        if (scratch == null) {
            throw new SchemaRefusedException(
                    Exit.UNCONFIRMED,
                    "a backup counts only after it was restored and compared, and there is no scratch database for it:"
                            + " start again with --scratch embedded. Nothing was saved.");
        }
        try {
            Catalog catalog = catalog();
            CopyFolder folder = write(version, head, progress);
            boolean proved = false;
            try {
                prove(folder, catalog, scratch, scripts, progress);
                proved = true;
            } finally {
                if (!proved) {
                    folder.discard();
                }
            }
            return saved(folder, Manifest.read(folder));
        } catch (SQLException | IOException e) {
            throw new SchemaFailedException("cannot save the database to " + directory + ": " + e.getMessage()
                    + ". What there was of the copy is removed.");
        }
    }

    private Catalog catalog() throws SQLException {
        try (Connection connection = access.reader().getConnection()) {
            return new CatalogReader(roles).read(connection);
        }
    }

    private CopyFolder write(int version, String head, Progress progress) throws SQLException, IOException {
        try (TenantReader reader = TenantReader.begin(access)) {
            Connection connection = reader.connection();
            refuseLargeObjects(connection);
            List<TableShape> shapes = new Shapes(connection).all();
            SavedCopies.demandRoom(directory, connection, shapes);
            Manifest.Origin origin = Manifest.Origin.of(connection, "", head, version);
            CopyFolder folder = CopyFolder.create(directory, origin.database(), "full", Clock.systemUTC());
            progress.say("saving " + shapes.size() + " tables of " + origin.database() + " to " + folder.path());
            boolean written = false;
            try {
                List<Manifest.TableCopy> tables = SavedCopies.write(folder, reader, shapes);
                // Sequences know no snapshot: read last, they are ahead of every row that was saved.
                folder.finish(new Manifest(origin, tables, sequences(connection), List.of()));
                written = true;
                return folder;
            } finally {
                if (!written) {
                    folder.discard();
                }
            }
        }
    }

    private static void prove(
            CopyFolder folder, Catalog catalog, Scratch scratch, Restore.Scripts scripts, Progress progress)
            throws SQLException {
        progress.say("restoring " + folder.id() + " into a scratch database to compare it");
        String name = "proof_" + folder.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        try (ScratchDatabase database = scratch.create(name)) {
            new Restore(
                            database.owner(),
                            scripts,
                            any -> catalog,
                            Roles.of(scratch.roles().placeholders()))
                    .restore(folder.path(), progress);
        }
    }

    private static Saved saved(CopyFolder folder, Manifest manifest) {
        List<Manifest.TableCopy> tables = manifest.tables();
        return new Saved(
                folder.id(),
                folder.path(),
                tables.size(),
                tables.stream().mapToLong(table -> table.content().rows()).sum(),
                tables.stream().mapToLong(table -> table.content().bytes()).sum());
    }

    private static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SEQUENCES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sequences.add(sequence(connection, row.getString(1)));
            }
        }
        return sequences;
    }

    private static Manifest.Sequence sequence(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT last_value, is_called FROM " + name);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2));
        }
    }

    private static void refuseLargeObjects(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LARGE_OBJECTS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (row.getBoolean(1)) {
                throw new SchemaRefusedException(
                        Exit.UNCONFIRMED,
                        "the database holds large objects, which belong to no table: save it with pg_dump."
                                + " Nothing was saved.");
            }
        }
    }
}
