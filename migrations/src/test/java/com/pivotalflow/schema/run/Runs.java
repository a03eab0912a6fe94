package com.pivotalflow.schema.run;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.catalog.Reaction;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.outcome.Progress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs of a build on one database, with what they said. */
final class Runs {

    /** Drift is only told: for folders whose catalog nobody has written. */
    static final DriftPolicy DRAFTS = new DriftPolicy(Reaction.WARN, Reaction.WARN);

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    final List<String> said = new ArrayList<>();
    private final TestPostgres postgres;
    private final String database;
    private DriftPolicy policy = DriftPolicy.standard();
    private RunOptions options = RunOptions.standard();
    private @Nullable Safekeeping safekeeping;
    private Boundary boundary = Boundary.none();

    Runs(TestPostgres postgres, String database) {
        this.postgres = postgres;
        this.database = database;
    }

    Runs with(DriftPolicy other) {
        policy = other;
        return this;
    }

    Runs with(RunOptions other) {
        options = other;
        return this;
    }

    Runs with(Safekeeping other) {
        safekeeping = other;
        return this;
    }

    Runs with(Boundary other) {
        boundary = other;
        return this;
    }

    RunResult run(Packaged build) {
        said.clear();
        return new Runner(
                        owner(),
                        DatabaseRoles.standard(),
                        policy,
                        build,
                        options,
                        safekeeping,
                        CLOCK,
                        boundary,
                        said::add)
                .run();
    }

    /** Applies a build without the way of fresh databases. */
    void byFlywayAlone(Packaged build) throws SQLException {
        DatabaseRoles roles = DatabaseRoles.standard();
        try (MigrationLock lock =
                MigrationLock.acquire(owner(), SessionSettings.standard(), Duration.ZERO, Progress.silent())) {
            MigratorSchema.ensure(lock.connection(), roles);
            RunContext run = new RunContext(
                    owner(),
                    roles,
                    build,
                    SessionSettings.standard(),
                    options.retries(),
                    new Ledger(build, options, roles, Clock.systemUTC()),
                    options.node(),
                    lock.connection(),
                    Boundary.none(),
                    Progress.silent());
            new FlywayRun(run, new Consents(build, options, CLOCK, null), null, 0)
                    .apply(List.of(), build.lock().lines());
        }
    }

    DataSource owner() {
        return postgres.as(TestPostgres.OWNER, database);
    }

    /** One statement as superuser. */
    void execute(String sql) throws SQLException {
        postgres.execute(database, sql);
    }

    /** The rows of a query as superuser, columns joined by bars. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection =
                        postgres.as(TestPostgres.SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
