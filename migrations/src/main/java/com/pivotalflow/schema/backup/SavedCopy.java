package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A proved copy of what a script is about to destroy. */
public final class SavedCopy {

    private final RowAccess access;
    private final CopyFolder folder;
    private final List<Manifest.TableCopy> tables;

    SavedCopy(RowAccess access, CopyFolder folder, List<Manifest.TableCopy> tables) {
        this.access = access;
        this.folder = folder;
        this.tables = List.copyOf(tables);
    }

    /** What run log and log call it: {@code 20261107T0412-V0012}. */
    public String backupId() {
        return folder.id();
    }

    /** Where it is. */
    public Path path() {
        return folder.path();
    }

    /**
     * Closes the gap between saving and destroying: keeps others from writing to the saved tables until the transaction
     * ends, then reads them once more.
     *
     * @param script the script's transaction, before its first statement
     * @return whether the rows are still those that were saved; if not, roll back, {@link #discard()} and save again
     * @throws SQLException if a lock was not to be had in time, or the connection is gone
     * @throws SchemaFailedException if rows cannot be read
     */
    public boolean unchanged(Connection script) throws SQLException {
        List<TableShape> shapes = tables.stream().map(Manifest.TableCopy::shape).toList();
        // The reader's transaction comes first: if it waited for somebody who waits for the script, nobody would see
        // the circle. Its snapshot is taken by its first query, after the script has its locks.
        try (TenantReader reader = TenantReader.begin(access)) {
            reader.hold(shapes);
            try (Statement statement = script.createStatement()) {
                for (TableShape shape : shapes) {
                    statement.execute("LOCK TABLE " + shape.name() + " IN SHARE MODE");
                }
            }
            return patiently(script, () -> equal(reader));
        } catch (IOException e) {
            throw new SchemaFailedException("cannot read the tables that were saved: " + e.getMessage());
        }
    }

    /** Removes it: what it holds is no longer what would be destroyed. */
    public void discard() {
        folder.discard();
    }

    private boolean equal(TenantReader reader) throws SQLException, IOException {
        for (Manifest.TableCopy table : tables) {
            if (!reader.read(table.shape(), OutputStream.nullOutputStream()).equals(table.content())) {
                return false;
            }
        }
        return true;
    }

    /** Work elsewhere while a transaction does nothing but hold its locks. */
    @FunctionalInterface
    private interface Work {

        boolean run() throws SQLException, IOException;
    }

    /** Keeps the server from ending the script's transaction as idle while the rows are read by another. */
    private static boolean patiently(Connection script, Work work) throws SQLException, IOException {
        String setting = "idle_in_transaction_session_timeout";
        try (Statement statement = script.createStatement()) {
            String before;
            try (var row = statement.executeQuery("SELECT current_setting('" + setting + "')")) {
                row.next();
                before = row.getString(1);
            }
            statement.execute("SET LOCAL " + setting + " = 0");
            boolean equal = work.run();
            statement.execute("SET LOCAL " + setting + " = '" + before + "'");
            return equal;
        }
    }
}
