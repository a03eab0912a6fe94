package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.engine.StatementFailure;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Saves what a confirmed script destroys, and proves each copy by reading it back before it counts.
 *
 * <pre>{@code
 * SavedCopies copies = SavedCopies.prepare(BackupDirectory.lasting(directory), access, null, roles);
 * SavedCopy copy = copies.save(script, checksum, CopyPlan.of(confirmation), log::info);
 * // in the script's transaction, before its first statement:
 * Optional<SavedCopy> held = copy.held(connection, longestPause, log::info); // if empty: roll back, save again
 * }</pre>
 */
public final class SavedCopies {

    /** How often a table must fit into the directory. */
    private static final int SPARE = 2;

    private final BackupDirectory directory;
    private final RowAccess access;
    private final DataSource proofs;
    private final Roles roles;

    private SavedCopies(BackupDirectory directory, RowAccess access, @Nullable DataSource scratch, Roles roles) {
        this.directory = directory;
        this.access = access;
        this.proofs = scratch == null ? access.owner() : scratch;
        this.roles = roles;
    }

    /**
     * Nothing is connected yet.
     *
     * @param directory where copies are kept
     * @param access whose connections see the rows
     * @param scratch where copies are read back; null for a schema of the same database that is never committed
     * @param roles what stands for roles in definitions
     */
    public static SavedCopies prepare(
            BackupDirectory directory, RowAccess access, @Nullable DataSource scratch, Roles roles) {
        return new SavedCopies(directory, access, scratch, roles);
    }

    /**
     * Saves and proves.
     *
     * @param script for which it is done, as its file is called: {@code V0012__drop_customer_rating}
     * @param checksum SHA-256 of that script
     * @param plan what it may destroy
     * @param progress hears one line for each table
     * @return the copy, on the disk and equal to the rows as they were at one moment
     * @throws SchemaRefusedException if there is no room
     * @throws SchemaFailedException if it could not be made or came back different; what there was of it is removed
     */
    public SavedCopy save(String script, String checksum, CopyPlan plan, Progress progress) {
        try {
            return written(script, checksum, plan).prove(this, progress);
        } catch (SQLException | IOException e) {
            throw failed(script, e);
        }
    }

    /**
     * Saves and proves once more what has changed since. The reader's locks and those of a script keep it from changing
     * again meanwhile.
     *
     * @throws SchemaFailedException as {@link #save} does
     */
    SavedCopy again(Manifest stale, TenantReader reader, Progress progress) {
        String script = stale.origin().script();
        try {
            List<TableShape> shapes =
                    stale.tables().stream().map(Manifest.TableCopy::shape).toList();
            return write(script, stale.origin().checksum(), reader, shapes, stale.definitions())
                    .prove(this, progress);
        } catch (SQLException | IOException e) {
            throw failed(script, e);
        }
    }

    RowAccess access() {
        return access;
    }

    private SchemaFailedException failed(String script, Exception cause) {
        String next = cause instanceof SQLException server
                ? "Next: " + StatementFailure.next(String.valueOf(server.getSQLState()))
                : "Next: make room in that directory, or name another by PIVOTAL_BACKUP_DIR, and run again";
        return new SchemaFailedException("cannot save what " + label(script) + " destroys to " + directory + ": "
                + cause.getMessage() + "; what there was of the copy is removed. " + next + ". Nothing was changed.");
    }

    private static String label(String script) {
        return script.replaceFirst("__.*", "");
    }

    /** The reader's transaction ends here: while a copy is proved, it would hold the tables for nothing. */
    private Written written(String script, String checksum, CopyPlan plan) throws SQLException, IOException {
        List<Entry> definitions = definitions();
        try (TenantReader reader = TenantReader.begin(access)) {
            List<TableShape> shapes = new Shapes(reader.connection()).of(plan);
            List<Entry> about = definitions.stream()
                    .filter(entry -> shapes.stream().anyMatch(shape -> Definitions.about(entry, shape.name())))
                    .toList();
            return write(script, checksum, reader, shapes, about);
        }
    }

    private Written write(
            String script, String checksum, TenantReader reader, List<TableShape> shapes, List<Entry> definitions)
            throws SQLException, IOException {
        long begun = System.nanoTime();
        demandRoom(directory, reader.connection(), shapes);
        Manifest.Origin origin = Manifest.Origin.of(reader.connection(), script, checksum, 0);
        CopyFolder folder = CopyFolder.create(directory, origin.database(), label(script), Clock.systemUTC());
        boolean written = false;
        try {
            Manifest manifest = new Manifest(origin, write(folder, reader, shapes), List.of(), definitions);
            folder.finish(manifest);
            written = true;
            return new Written(folder, manifest, begun);
        } finally {
            if (!written) {
                folder.discard();
            }
        }
    }

    /** Files that are not proved yet, and the {@link System#nanoTime()} when they were begun. */
    private record Written(CopyFolder folder, Manifest manifest, long begun) {

        SavedCopy prove(SavedCopies copies, Progress progress) throws SQLException, IOException {
            boolean proved = false;
            try {
                long proving = System.nanoTime();
                Proof.prove(copies.proofs, folder, Manifest.read(folder));
                tell(System.nanoTime() - proving, progress);
                proved = true;
            } finally {
                if (!proved) {
                    folder.discard();
                }
            }
            return new SavedCopy(copies, folder, manifest, Duration.ofNanos(System.nanoTime() - begun));
        }

        private void tell(long nanos, Progress progress) {
            for (Manifest.TableCopy table : manifest.tables()) {
                progress.say(String.format(
                        Locale.ROOT,
                        "%s saved %s: %s, read back in %.1f s, backup %s",
                        label(manifest.origin().script()),
                        table.shape().title(),
                        table.content(),
                        nanos / 1e9,
                        folder.id()));
            }
        }
    }

    /** Writes each table into a file of its own. */
    static List<Manifest.TableCopy> write(CopyFolder folder, TenantReader reader, List<TableShape> shapes)
            throws SQLException, IOException {
        List<Manifest.TableCopy> copies = new ArrayList<>();
        for (TableShape shape : shapes) {
            String file = CopyFolder.file(copies.size() + 1, shape);
            Content content;
            try (OutputStream rows = folder.pack(file)) {
                content = reader.read(shape, rows);
            }
            copies.add(new Manifest.TableCopy(shape, file, content));
        }
        return copies;
    }

    private List<Entry> definitions() throws SQLException {
        try (Connection connection = access.reader().getConnection()) {
            Catalog catalog = new CatalogReader(roles).read(connection);
            return catalog.entries();
        }
    }

    /** Demands twice what the tables take: a copy is packed, but their rows may be stored packed too. */
    static void demandRoom(BackupDirectory directory, Connection connection, List<TableShape> shapes)
            throws SQLException, IOException {
        long needed = 0;
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_table_size(?::oid)")) {
            for (TableShape shape : shapes) {
                statement.setLong(1, shape.oid());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    needed += SPARE * row.getLong(1);
                }
            }
        }
        directory.demand(needed);
    }
}
