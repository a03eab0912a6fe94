package com.pivotalflow.testing;

import com.pivotalflow.schema.TestPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Makes ready what the servers need, once for all test classes of a run: PostgreSQL on a free port, free ports for the
 * servers, a home for each server. It stands in the root store, so it is closed after the servers that Arquillian put
 * there later.
 */
final class TestEnvironment implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(TestEnvironment.class))
                .computeIfAbsent(Running.class, key -> new Running(), Running.class);
    }

    /** From the first test on a real server to the last. */
    private static final class Running implements AutoCloseable {

        private final TestPostgres postgres = TestPostgres.start();

        Running() {
            try {
                for (TestServer server : TestServer.values()) {
                    postgres.createDatabase(server.databaseName());
                    server.prepare(postgres);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot make the databases of the servers", e);
            }
        }

        @Override
        public void close() {
            postgres.close();
        }
    }
}
