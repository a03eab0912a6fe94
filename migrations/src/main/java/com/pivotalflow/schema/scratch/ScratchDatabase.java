package com.pivotalflow.schema.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One database of a {@link Scratch}; closing drops it, whoever is still connected. */
public final class ScratchDatabase implements AutoCloseable {

    private static final String FORCED = """
            SELECT c.oid::regclass::text FROM pg_catalog.pg_class AS c
            WHERE c.relforcerowsecurity AND pg_catalog.pg_has_role(c.relowner, 'USAGE')
            ORDER BY 1
            """;

    private final Scratch server;
    private final String name;

    /** What is done with every row in sight. */
    @FunctionalInterface
    public interface Sight<T> {
        /** Does it. */
        T see() throws SQLException;
    }

    ScratchDatabase(Scratch server, String name) {
        this.server = server;
        this.name = name;
    }

    /** What it is called on its server. */
    public String name() {
        return name;
    }

    /** Connections of the schema's owner, as a migration has them in production. */
    public DataSource owner() {
        return as(server.roles().owner());
    }

    /** Connections that no rule holds back, to fill and to look; see {@link Scratch#superuser()}. */
    public DataSource superuser() {
        return as(server.mightiest());
    }

    /** Connections of any role. */
    public DataSource as(String role) {
        return server.as(role, name);
    }

    /** See {@link Scratch#seesAll()}. */
    public boolean seesAll() {
        return server.seesAll();
    }

    private boolean hasSuperuser() {
        return server.superuser();
    }

    /**
     * Reads or fills while row security hides nothing from {@link #superuser()}. A real superuser sees everything
     * anyway; an owner does not where row security is forced, so that it is not for as long as this takes.
     */
    public <T> T inSight(Sight<T> work) throws SQLException {
        if (hasSuperuser()) {
            return work.see();
        }
        List<String> forced = force(forced(), "NO FORCE");
        try {
            return work.see();
        } finally {
            force(forced, "FORCE");
        }
    }

    /**
     * Runs statements with every right there is; what they make belongs to the owner afterwards.
     *
     * @throws SQLException if a statement fails; nothing is left of it
     */
    public void load(String sql) throws SQLException {
        // What belongs to the server's first superuser cannot be handed over as a whole.
        String maker = "pivotal_maker_" + Integer.toHexString(name.hashCode());
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (!hasSuperuser()) {
                statement.execute(sql);
                return;
            }
            statement.execute("CREATE ROLE " + maker + " SUPERUSER");
            try {
                statement.execute("SET ROLE " + maker);
                statement.execute(sql);
                statement.execute("RESET ROLE");
                statement.execute(
                        "REASSIGN OWNED BY " + maker + " TO " + server.roles().owner());
            } finally {
                statement.execute("RESET ROLE");
                statement.execute("DROP OWNED BY " + maker);
                statement.execute("DROP ROLE " + maker);
            }
        }
    }

    private List<String> forced() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FORCED)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private List<String> force(List<String> tables, String how) throws SQLException {
        if (!tables.isEmpty()) {
            try (Connection connection = superuser().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String table : tables) {
                    statement.execute("ALTER TABLE " + table + " " + how + " ROW LEVEL SECURITY");
                }
            }
        }
        return tables;
    }

    @Override
    public void close() throws SQLException {
        server.drop(this);
    }
}
