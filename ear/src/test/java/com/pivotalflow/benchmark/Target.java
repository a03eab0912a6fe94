package com.pivotalflow.benchmark;

import java.io.IOException;
import java.sql.SQLException;

/** Something that load is put on: the server, or the database alone. */
@FunctionalInterface
interface Target {

    /** Connects once more. */
    Connected connect() throws Exception;

    /** One connection, which asks one thing after the other. */
    interface Connected extends AutoCloseable {

        /**
         * Asks once and takes the whole answer.
         *
         * @throws Exception when the answer is not the one that was asked for
         */
        void ask() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }
}
