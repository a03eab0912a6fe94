package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The file with the rows of one table: brings them into a table and compares what stands there with the manifest. */
final class RowFile {

    private static final int BUFFER = 1 << 16;

    private final CopyFolder folder;
    private final Manifest.TableCopy copy;

    RowFile(CopyFolder folder, Manifest.TableCopy copy) {
        this.folder = folder;
        this.copy = copy;
    }

    /**
     * Loads the file into a table of the same columns.
     *
     * @param columns those that can be written
     * @throws SchemaFailedException if the file is not the one that was saved, or the table refuses its rows
     * @throws SQLException if the server cannot take them, whatever they are
     */
    void load(Connection connection, TableShape columns, String table) throws SQLException {
        MessageDigest digest = HashedStream.sha256();
        try (InputStream rows = folder.unpack(copy.file());
                InputStream hashed = new DigestInputStream(rows, digest)) {
            long loaded = copies(connection).copyIn(columns.copyInto(table), hashed, BUFFER);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            if (loaded != copy.content().rows() || !sha256.equals(copy.content().sha256())) {
                throw damaged("holds " + loaded + " rows with SHA-256 " + sha256 + ", saved were "
                        + copy.content().rows() + " with " + copy.content().sha256());
            }
        } catch (IOException e) {
            throw damaged("cannot be read: " + e.getMessage());
        } catch (SQLException e) {
            if (!isAboutRows(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            throw damaged("cannot be loaded into " + table + ": " + e.getMessage());
        }
    }

    /** Rows that cannot be what was saved, by the class of the code; a server without room says nothing of them. */
    private static boolean isAboutRows(String sqlState) {
        return sqlState.startsWith("22") || sqlState.startsWith("23");
    }

    /**
     * Compares a table with what was saved.
     *
     * @param query how it is read, see {@link TableShape#copyOutOf}
     * @throws SchemaFailedException if they differ
     */
    void compare(Connection connection, String query) throws SQLException, IOException {
        HashedStream hashed = new HashedStream(OutputStream.nullOutputStream());
        Content found = hashed.content(copies(connection).copyOut(query, hashed));
        if (!found.equals(copy.content())) {
            throw damaged("reads back as " + found + " with SHA-256 " + found.sha256() + ", saved were "
                    + copy.content() + " with " + copy.content().sha256());
        }
    }

    private SchemaFailedException damaged(String what) {
        return new SchemaFailedException("the copy of " + copy.shape().title() + " is worth nothing: "
                + folder.path().resolve(copy.file()) + " " + what);
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
