package com.pivotalflow.schema;

import com.pivotalflow.schema.outcome.Progress;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Databases that have every real script, with history and run log; each is a copy of the first. */
final class RecordedDatabase implements AutoCloseable {

    private static final String TEMPLATE = "recorded";

    private final TestPostgres postgres = TestPostgres.start();
    private final AtomicInteger copies = new AtomicInteger();

    RecordedDatabase() throws SQLException {
        postgres.createDatabase(TEMPLATE);
        new SchemaMigration(
                        postgres.as(TestPostgres.OWNER, TEMPLATE),
                        MigrationSettings.standard(),
                        RecordedDatabase.class.getClassLoader())
                .migrate(Progress.silent());
    }

    /** Makes one more copy and answers with its name. */
    String copy() throws SQLException {
        String name = String.format(Locale.ROOT, "%s_%d", TEMPLATE, copies.incrementAndGet());
        postgres.copyDatabase(TEMPLATE, name);
        postgres.execute(
                name,
                "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC; GRANT CONNECT ON DATABASE " + name + " TO "
                        + TestPostgres.APPLICATION);
        return name;
    }

    TestPostgres postgres() {
        return postgres;
    }

    DataSource application(String database) {
        return postgres.as(TestPostgres.APPLICATION, database);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
