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
 * if (!copy.unchanged(connection)) { ... roll back, discard, save again ... }
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
        String label = script.replaceFirst("__.*", "");
        try {
            Written written = write(script, checksum, label, plan);
            boolean proved = false;
            try {
                prove(written, label, progress);
                proved = true;
            } finally {
                if (!proved) {
                    written.folder().discard();
                }
            }
            return new SavedCopy(access, written.folder(), written.tables());
        } catch (SQLException | IOException e) {
            throw new SchemaFailedException(
                    "cannot save what " + label + " destroys to " + directory + ": " + e.getMessage()
                            + "; what there was of the copy is removed. " + next(e) + ". Nothing was changed.");
        }
    }

    private String next(Exception failure) {
        return failure instanceof SQLException server
                ? "Next: " + StatementFailure.next(String.valueOf(server.getSQLState()))
                : "Next: make room in that directory, or name another by PIVOTAL_BACKUP_DIR, and run again";
    }

    /** Files that are not proved yet. */
    private record Written(CopyFolder folder, List<Manifest.TableCopy> tables) {}

    /** The reader's transaction ends here: while a copy is proved, it would hold the tables for nothing. */
    private Written write(String script, String checksum, String label, CopyPlan plan)
            throws SQLException, IOException {
        List<Entry> definitions = definitions();
        try (TenantReader reader = TenantReader.begin(access)) {
            List<TableShape> shapes = new Shapes(reader.connection()).of(plan);
            demandRoom(directory, reader.connection(), shapes);
            Manifest.Origin origin = Manifest.Origin.of(reader.connection(), script, checksum, 0);
            CopyFolder folder = CopyFolder.create(directory, origin.database(), label, Clock.systemUTC());
            boolean written = false;
            try {
                List<Manifest.TableCopy> tables = write(folder, reader, shapes);
                List<Entry> about = definitions.stream()
                        .filter(entry -> shapes.stream().anyMatch(shape -> Definitions.about(entry, shape.name())))
                        .toList();
                folder.finish(new Manifest(origin, tables, List.of(), about));
                written = true;
                return new Written(folder, tables);
            } finally {
                if (!written) {
                    folder.discard();
                }
            }
        }
    }

    private void prove(Written written, String label, Progress progress) throws SQLException, IOException {
        long begun = System.nanoTime();
        Proof.prove(proofs, written.folder(), Manifest.read(written.folder()));
        double seconds = (System.nanoTime() - begun) / 1e9;
        for (Manifest.TableCopy table : written.tables()) {
            progress.say(String.format(
                    Locale.ROOT,
                    "%s saved %s: %s, read back in %.1f s, backup %s",
                    label,
                    table.shape().title(),
                    table.content(),
                    seconds,
                    written.folder().id()));
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
