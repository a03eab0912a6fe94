package com.pivotalflow.schema.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.script.Script;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Small scripts through the one configuration of Flyway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlywayEngineTest {

    private final TestPostgres postgres = TestPostgres.start();
    private TestFolder folder = TestFolder.empty();
    private int databases;
    private FlywayEngine engine;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        postgres.createDatabase(database(++databases));
        engine = new FlywayEngine(
                postgres.as(TestPostgres.OWNER, database(databases)),
                DatabaseRoles.standard(),
                SessionSettings.standard().named("pivotal-migrator/test/1"));
        folder =
                TestFolder.empty().with("V0001__create.sql", "CREATE TABLE t (a int);\nGRANT SELECT ON t TO ${app};\n");
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void onlyTheGivenScriptsRunAndFlywayHasNothingAgainstTheResult() throws Exception {
        engine.migrate(folder.folder().scripts());
        folder.with("V0002__more.sql", "ALTER TABLE t ADD COLUMN b int;\n");
        List<Script> both = folder.folder().scripts();

        assertThat(engine.objections(both)).singleElement().asString().startsWith("V0002__more.sql: Detected");
        engine.migrate(both);

        assertThat(engine.objections(both)).isEmpty();
        assertThat(read("SELECT string_agg(script || ' ' || checksum, ',' ORDER BY installed_rank)"
                        + " FROM flyway_schema_history"))
                .isEqualTo("V0001__create.sql " + both.get(0).crc32() + ",V0002__more.sql "
                        + both.get(1).crc32());
    }

    @Test
    void callbacksSeeEveryStatementOnTheConnectionOfItsTransaction() {
        List<String> seen = new ArrayList<>();

        engine.migrate(folder.folder().scripts(), new Spy(seen, false));

        assertThat(seen)
                .containsExactly(
                        "-- irreversible: nobody takes a script of a test back\nCREATE TABLE t (a int);"
                                + " in a transaction",
                        "GRANT SELECT ON t TO pivotal_app; in a transaction");
    }

    @Test
    void aCallbackMayForbidAStatementAndNothingIsLeft() throws Exception {
        FlywayException thrown = catchThrowableOfType(
                FlywayException.class,
                () -> engine.migrate(folder.folder().scripts(), new Spy(new ArrayList<>(), true)));

        assertThat(StatementFailure.of(thrown).message()).contains("not this one");
        assertThat(read("SELECT to_regclass('public.t')::text")).isNull();
    }

    @Test
    void aScriptThatSaysSoRunsOutsideATransactionWithoutALockTimeout() {
        List<String> seen = new ArrayList<>();
        folder.with(
                "V0002__index.sql", "-- transaction: none\n-- statement-timeout: 2h\nREINDEX TABLE CONCURRENTLY t;\n");

        engine.migrate(folder.folder().scripts(), new Spy(seen, false));

        assertThat(seen.get(2))
                .contains("REINDEX TABLE CONCURRENTLY t")
                .endsWith(" alone, lock_timeout 0, statement_timeout 2h");
    }

    @Test
    void aFailureIsToldWithLineCodeAndTheWordsOfTheServer() {
        folder.with("V0002__fails.sql", "SELECT 1;\n\nSELECT 1 / 0;\n");

        FlywayException thrown = catchThrowableOfType(
                FlywayException.class, () -> engine.migrate(folder.folder().scripts()));

        assertThat(StatementFailure.of(thrown)).isEqualTo(new StatementFailure(4, "22012", "ERROR: division by zero"));
    }

    private static String database(int number) {
        return "engine_" + number;
    }

    private String read(String query) throws SQLException {
        try (Connection connection =
                        postgres.as(TestPostgres.SUPERUSER, database(databases)).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Writes down what runs; may refuse the second statement. */
    private record Spy(List<String> seen, boolean refuses) implements Callback {

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE_STATEMENT;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                String settings = context.getConnection().getAutoCommit()
                        ? "alone, lock_timeout " + show(context, "lock_timeout") + ", statement_timeout "
                                + show(context, "statement_timeout")
                        : "in a transaction";
                seen.add(context.getStatement().getSql() + " " + settings);
                if (refuses && seen.size() == 2) {
                    throw new FlywayException("not this one");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String show(Context context, String setting) throws SQLException {
            try (Statement statement = context.getConnection().createStatement();
                    ResultSet row = statement.executeQuery("SHOW " + setting)) {
                row.next();
                return row.getString(1);
            }
        }

        @Override
        public String getCallbackName() {
            return "spy";
        }
    }
}
