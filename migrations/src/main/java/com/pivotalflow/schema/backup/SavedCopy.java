package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A proved copy of what a script is about to destroy. */
public final class SavedCopy {

    private final SavedCopies copies;
    private final CopyFolder folder;
    private final Manifest manifest;
    private final Duration took;

    SavedCopy(SavedCopies copies, CopyFolder folder, Manifest manifest, Duration took) {
        this.copies = copies;
        this.folder = folder;
        this.manifest = manifest;
        this.took = took;
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
     * ends, then reads them once more. Rows that were written to since are saved anew while others wait, if that can be
     * done fast enough: some tables are never left alone for as long as saving takes.
     *
     * @param script the script's transaction, before its first statement
     * @param longest how long saving may have taken for others to wait while it is done again
     * @return the copy of what is there now; none if the rows have changed and saving takes longer: then roll back and
     *     save again. A copy that no longer holds is removed, so that nobody takes it for what was destroyed
     * @throws SQLException if a lock was not to be had in time, or the connection is gone
     * @throws SchemaFailedException if rows cannot be read, or not be saved again
     */
    public Optional<SavedCopy> held(Connection script, Duration longest, Progress progress) throws SQLException {
        List<TableShape> shapes =
                manifest.tables().stream().map(Manifest.TableCopy::shape).toList();
        // The reader's transaction comes first: if it waited for somebody who waits for the script, nobody would see
        // the circle. Its snapshot is taken by its first query, after the script has its locks.
        try (TenantReader reader = TenantReader.begin(copies.access())) {
            reader.hold(shapes);
            try (Statement statement = script.createStatement()) {
                for (TableShape shape : shapes) {
                    statement.execute("LOCK TABLE " + shape.name() + " IN SHARE MODE");
                }
            }
            return patiently(script, () -> {
                if (equal(reader)) {
                    return Optional.of(this);
                }
                discard();
                return took.compareTo(longest) > 0
                        ? Optional.empty()
                        : Optional.of(copies.again(manifest, reader, progress));
            });
        } catch (IOException e) {
            throw new SchemaFailedException("cannot read the tables that were saved: " + e.getMessage());
        }
    }

    /** Removes it: what it holds is no longer what would be destroyed. */
    public void discard() {
        folder.discard();
    }

    private boolean equal(TenantReader reader) throws SQLException, IOException {
        for (Manifest.TableCopy table : manifest.tables()) {
            if (!reader.read(table.shape(), OutputStream.nullOutputStream()).equals(table.content())) {
                return false;
            }
        }
        return true;
    }

    /** Work elsewhere while a transaction does nothing but hold its locks. */
    @FunctionalInterface
    private interface Work {

        Optional<SavedCopy> run() throws SQLException, IOException;
    }

    /** Keeps the server from ending the script's transaction as idle while the rows are read by another. */
    private static Optional<SavedCopy> patiently(Connection script, Work work) throws SQLException, IOException {
        String setting = "idle_in_transaction_session_timeout";
        try (Statement statement = script.createStatement()) {
            String before;
            try (var row = statement.executeQuery("SELECT current_setting('" + setting + "')")) {
                row.next();
                before = row.getString(1);
            }
            statement.execute("SET LOCAL " + setting + " = 0");
            Optional<SavedCopy> held = work.run();
            statement.execute("SET LOCAL " + setting + " = '" + before + "'");
            return held;
        }
    }
}
