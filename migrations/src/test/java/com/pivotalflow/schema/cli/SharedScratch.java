package com.pivotalflow.schema.cli;

import com.pivotalflow.schema.TestPostgres;

/**
 * One server for all the scratch databases of a run: a command that is tried for what it says of scripts need not wait
 * for a server of its own.
 */
final class SharedScratch {

    private static final TestPostgres SERVER = start();

    private SharedScratch() {}

    /** The option of a command that has scripts tried there. */
    static String option() {
        return "--scratch=postgresql://" + TestPostgres.SUPERUSER + "@127.0.0.1:" + SERVER.port() + "/"
                + TestPostgres.MAINTENANCE;
    }

    private static TestPostgres start() {
        TestPostgres server = TestPostgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shared-scratch-remover"));
        return server;
    }
}
