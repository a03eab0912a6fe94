package com.pivotalflow.schema.database;

/**
 * The database a run is connected to, as people name it.
 *
 * @param address database, host and port
 * @param product such as {@code PostgreSQL 16.15}
 * @param user the role it is connected as
 * @param superuser whether that role passes every check
 */
public record Target(String address, String product, String user, boolean superuser) {

    /** {@code pivotal at db:5432 (PostgreSQL 16.15) as pivotal_owner}. */
    @Override
    public String toString() {
        return address + " (" + product + ") as " + user;
    }
}
