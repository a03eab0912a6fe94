package com.pivotalflow.schema.scratch;

import javax.sql.DataSource;

/** Where scratch databases lie. */
interface ScratchServer extends AutoCloseable {

    /**
     * Connections to a database.
     *
     * @param role whose rights they have
     */
    DataSource as(String role, String database);

    /** The most powerful role there is. */
    String mightiest();

    /** The database to make others from. */
    String maintenance();

    /** What a database is called there, so that everybody sees what it is. */
    String nameOf(String wish);

    /** Whether passwords may be given to roles that exist; on a server that others use they may not. */
    boolean ours();

    @Override
    void close();
}
