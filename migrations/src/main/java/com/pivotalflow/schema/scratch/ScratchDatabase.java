package com.pivotalflow.schema.scratch;

import java.sql.SQLException;
import javax.sql.DataSource;

/** One database of a {@link Scratch}; closing drops it, whoever is still connected. */
public final class ScratchDatabase implements AutoCloseable {

    private final Scratch server;
    private final String name;

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

    @Override
    public void close() throws SQLException {
        server.drop(this);
    }
}
