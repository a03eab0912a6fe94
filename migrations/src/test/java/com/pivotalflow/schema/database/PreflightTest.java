package com.pivotalflow.schema.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that start-up does not take, or not yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreflightTest {

    private static final DatabaseRoles ROLES = DatabaseRoles.standard();

    private final TestPostgres postgres = TestPostgres.start();
    private DataSource owner;

    @BeforeAll
    void prepare() throws SQLException {
        postgres.createDatabase("prepared");
        owner = postgres.as(TestPostgres.OWNER, "prepared");
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"17, 18", "14, 15"})
    void aServerOfAnotherMajorVersionIsRefusedByItsNumber(int oldest, int newest) {
        SchemaRefusedException refused = refusal(Duration.ZERO, new SupportedMajors(oldest, newest));

        assertThat(refused.exit()).isEqualTo(Exit.NO_TARGET);
        assertThat(refused.getMessage())
                .matches("PostgreSQL 16\\.\\d+ is not supported: use a major version from " + oldest + " to " + newest
                        + "; nothing was changed");
    }

    @Test
    void aServerOfTheOnlySupportedVersionIsTaken() {
        Target target = Preflight.inspect(owner, ROLES, Duration.ZERO, Progress.silent(), new SupportedMajors(16, 16));

        assertThat(target.product()).startsWith("PostgreSQL 16.");
    }

    @Test
    void aStartTellsThatConnectionsAreUsedUpAndWhoKnowsByWhom() throws Exception {
        connectionsOfTheOwner(0);
        try {
            SchemaRefusedException refused = refusal(Duration.ZERO, SupportedMajors.standard());

            assertThat(refused.exit()).isEqualTo(Exit.NO_TARGET);
            assertThat(refused)
                    .hasMessageContaining("cannot connect to the database as its owner " + ROLES.owner())
                    .hasMessageContaining("too many connections for role")
                    .hasMessageContaining("see who holds them in pg_stat_activity")
                    .hasMessageContaining("nothing was changed");
        } finally {
            connectionsOfTheOwner(-1);
        }
    }

    @Test
    void aStartWaitsForAConnectionThatBecomesFree() throws Exception {
        connectionsOfTheOwner(0);
        List<String> said = new ArrayList<>();

        Target target = Preflight.inspect(owner, ROLES, Duration.ofMinutes(1), line -> {
            said.add(line);
            connectionsOfTheOwner(-1);
        });

        assertThat(target.user()).isEqualTo(ROLES.owner());
        assertThat(said).singleElement().asString().startsWith("waiting for the database: ");
    }

    private SchemaRefusedException refusal(Duration patience, SupportedMajors majors) {
        return catchThrowableOfType(
                SchemaRefusedException.class,
                () -> Preflight.inspect(owner, ROLES, patience, Progress.silent(), majors));
    }

    private void connectionsOfTheOwner(int limit) {
        try {
            postgres.execute(
                    TestPostgres.MAINTENANCE, "ALTER ROLE " + TestPostgres.OWNER + " CONNECTION LIMIT " + limit);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
