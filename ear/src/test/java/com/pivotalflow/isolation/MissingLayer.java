package com.pivotalflow.isolation;

import com.pivotalflow.testing.Database;
import java.sql.SQLException;
import java.util.List;

/** A database with one layer of its protection taken away, until it is closed. */
final class MissingLayer implements AutoCloseable {

    private final Database database;
    private final List<String> back;

    private MissingLayer(Database database, List<String> away, List<String> back) throws SQLException {
        this.database = database;
        this.back = back;
        run(away);
    }

    /** Every row is everybody's. */
    static MissingLayer rowSecurity(Database database) throws SQLException {
        String tables = "FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity";
        return new MissingLayer(
                database,
                database.rows("SELECT format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', oid::regclass) " + tables),
                database.rows("SELECT format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', oid::regclass) " + tables));
    }

    /** A row may refer to what is not there, or another organization's. */
    static MissingLayer keys(Database database) throws SQLException {
        String keys = "FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'"
                + " AND conparentid = 0";
        return new MissingLayer(
                database,
                database.rows(
                        "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) " + keys),
                database.rows("SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,"
                        + " pg_get_constraintdef(oid)) " + keys));
    }

    /** How many promises it takes away. */
    int count() {
        return back.size();
    }

    @Override
    public void close() throws SQLException {
        run(back);
    }

    private void run(List<String> statements) throws SQLException {
        for (String statement : statements) {
            database.execute(statement);
        }
    }
}
