package com.pivotalflow.schema.guard.observation;

import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.guard.snapshot.SnapshotReader;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database that scripts are tried on, in copies, and what is in it. Valid as long as nobody changes it; nobody may be
 * connected to it while a script is tried.
 */
public final class Base {

    private static final String TOOLS = Queries.read("tools.sql");

    private final ScratchDatabase database;
    private final Snapshot catalog;
    private final RowComparison rows;
    private final boolean equipped;

    private Base(ScratchDatabase database, Snapshot catalog, RowComparison rows, boolean equipped) {
        this.database = database;
        this.catalog = catalog;
        this.rows = rows;
        this.equipped = equipped;
    }

    /** Reads catalog and rows; the database is not changed. */
    public static Base of(ScratchDatabase database) throws SQLException {
        boolean equipped;
        Snapshot catalog;
        try (Connection superuser = database.superuser().getConnection()) {
            equipped = isEquipped(superuser);
            catalog = SnapshotReader.read(superuser);
        }
        RowComparison rows = database.inSight(() -> {
            try (Connection superuser = database.superuser().getConnection()) {
                return RowComparison.begin(superuser, catalog);
            }
        });
        return new Base(database, catalog, rows, equipped);
    }

    /**
     * Puts the tools of an observation into a database, so that they need not be made in each copy of it. Not
     * every server admits them: then nothing is done, and less is seen.
     */
    public static void equip(ScratchDatabase database) throws SQLException {
        if (!database.seesAll()) {
            return;
        }
        try (Connection superuser = database.superuser().getConnection()) {
            equip(superuser);
        }
    }

    static void equip(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(TOOLS);
        }
    }

    private static boolean isEquipped(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regnamespace('pivotal_guard') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** The database itself. */
    public ScratchDatabase database() {
        return database;
    }

    Snapshot catalog() {
        return catalog;
    }

    RowComparison rows() {
        return rows;
    }

    boolean equipped() {
        return equipped;
    }
}
