package com.pivotalflow.schema.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.guard.observation.Base;
import com.pivotalflow.schema.guard.observation.Failure;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Finding.Status;
import com.pivotalflow.schema.script.RealScripts;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptName;
import com.pivotalflow.schema.script.ScriptText;
import com.pivotalflow.schema.script.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a finding says, what takes it out of the way, and what a script fails with when it is tried. */
class GuardTest {

    private static Scratch scratch;
    private static ScratchDatabase database;
    private static Base base;

    @BeforeAll
    static void start() throws SQLException {
        scratch = Scratch.embedded(DatabaseRoles.standard());
        database = scratch.create("guarded");
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE parts (id integer PRIMARY KEY, name text, price numeric(8, 2))");
            statement.execute("CREATE TABLE boxes (id integer PRIMARY KEY, part integer REFERENCES parts (id))");
            statement.execute("INSERT INTO parts VALUES (1, 'nut', 0.10), (2, NULL, 3), (3, 'bolt', 12.50)");
            statement.execute("INSERT INTO boxes VALUES (1, 1), (2, NULL)");
        }
        Base.equip(database);
        base = Base.of(database);
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    @Test
    void aFindingSaysWhereAndHowMuch() throws SQLException {
        Judged judged = judge("SELECT 1;\n\nALTER TABLE parts\n    DROP COLUMN name;", TableSizes.unknown());

        assertThat(judged.verdict()).isEqualTo(Verdict.DESTRUCTIVE);
        assertThat(judged.codes()).isEqualTo("PF-D02");
        assertThat(judged.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.object()).isEqualTo("public.parts.name");
            assertThat(finding.statement()).isEqualTo(2);
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.evidence()).contains("2 sample values");
            assertThat(finding.by()).isEqualTo(Finding.By.OBSERVATION);
            assertThat(finding.isSuspicion()).isFalse();
        });
    }

    @Test
    void theBaseStaysAsItWas() throws SQLException {
        judge("DELETE FROM boxes; DROP TABLE parts CASCADE;", TableSizes.unknown());

        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT count(*) FROM parts) + count(*) FROM boxes")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(5);
        }
    }

    @Test
    void aLockMayBeAcknowledgedOnOneObject() throws SQLException {
        Judged judged = judge(
                "-- accept: PF-L02 public.parts — the table has forty rows everywhere\n"
                        + "CREATE INDEX ix_parts_name ON parts (name);",
                TableSizes.unknown());

        assertThat(judged.verdict()).isEqualTo(Verdict.LOCK_RISK);
        assertThat(judged.findings()).extracting(Finding::status).containsExactly(Status.ACKNOWLEDGED);
        assertThat(judged.open()).isEmpty();
    }

    @Test
    void anOverrideThatMeetsNothingIsRefused() throws SQLException {
        Judged judged = judge(
                "-- accept: PF-L02 public.boxes — copied along from another script\n"
                        + "CREATE INDEX ix_parts_name ON parts (name);",
                TableSizes.unknown());

        assertThat(judged.open()).extracting(Finding::rule).containsExactly(Rule.L02, Rule.N02);
        assertThat(judged.open().get(1).line()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"10000, 16777216, SMALL", "10001, 100, OPEN", "5, 16777217, OPEN"})
    void onASmallTableALockDoesNotStandInTheWay(long rows, long bytes, Status status) throws SQLException {
        TableSizes sizes = TableSizes.parse("table,rows,bytes,taken_at\nparts," + rows + "," + bytes + ",2026-11-01\n");

        Judged judged = judge("CREATE INDEX ix_parts_name ON parts (name);", sizes);

        assertThat(judged.findings()).extracting(Finding::status).containsExactly(status);
    }

    @Test
    void whatFailsOnRowsIsNeverSmall() throws SQLException {
        TableSizes sizes = TableSizes.parse("parts,3,8192,2026-11-01");

        Judged judged = judge("ALTER TABLE parts ALTER COLUMN name SET NOT NULL;", sizes);

        assertThat(judged.failure().map(Failure::sqlState)).contains("23502");
        assertThat(judged.open()).extracting(Finding::rule).containsExactly(Rule.L07);
    }

    @Test
    void whatFollowsAFailureOnRowsIsJudgedToo() throws SQLException {
        Judged judged = judge(
                "ALTER TABLE parts ALTER COLUMN name SET NOT NULL; ALTER TABLE boxes DROP COLUMN part;",
                TableSizes.unknown());

        assertThat(judged.open()).extracting(Finding::rule).contains(Rule.L07, Rule.D02);
        assertThat(judged.verdict()).isEqualTo(Verdict.DESTRUCTIVE);
    }

    @Test
    void brokenSqlCannotBeJudged() throws SQLException {
        Judged judged = judge("SELECT 1;\nALTER TABLE parts ADD COLUM colour text;", TableSizes.unknown());

        assertThat(judged.open()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.N04);
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.evidence()).contains("42601");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET search_path = extensions       | search_path
            SET lock_timeout = '1h'            | lock_timeout
            SET ROLE ${lookup}                 | role
            """)
    void aSettingThatIsLeftChangedIsNamed(String statement, String setting) throws SQLException {
        Judged judged = judge(statement + ";", TableSizes.unknown());

        assertThat(judged.open())
                .filteredOn(finding -> finding.rule() == Rule.N02)
                .extracting(Finding::object)
                .contains(setting);
        assertThat(judged.verdict()).isEqualTo(Verdict.SAFE);
    }

    @Test
    void aSettingOfTheTransactionIsGoneWithIt() throws SQLException {
        assertThat(judge("SET LOCAL search_path = extensions; SET LOCAL lock_timeout = '1h';", TableSizes.unknown())
                        .findings())
                .isEmpty();
    }

    @Test
    void theClassOfAnUnreachedStatementIsItsOwn() throws SQLException {
        String block = "DO $$ BEGIN IF (SELECT count(*) FROM parts) > 1000 THEN %s; END IF; END $$;";

        Judged harmless = judge(block.formatted("UPDATE parts SET name = ''"), TableSizes.unknown());
        Judged worst = judge(block.formatted("TRUNCATE parts CASCADE"), TableSizes.unknown());

        assertThat(harmless.codes()).isEqualTo("PF-D11");
        assertThat(harmless.verdict()).isEqualTo(Verdict.DATA_CHANGE);
        assertThat(worst.codes()).isEqualTo("PF-D11");
        assertThat(worst.verdict()).isEqualTo(Verdict.DESTRUCTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE OR REPLACE VIEW part_names AS SELECT name FROM parts; GRANT SELECT ON part_names TO ${readonly};"
                        + " COMMENT ON VIEW part_names IS 'Of parts.'",
                "CREATE OR REPLACE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';"
                        + " REVOKE ALL ON FUNCTION one() FROM PUBLIC",
                "COMMENT ON TABLE parts IS 'What boxes hold.'"
            })
    void whatAScriptThatRunsAgainMayDoIsNotFound(String sql) throws SQLException {
        assertThat(judgeRepeatable(sql).open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE TABLE IF NOT EXISTS extra (id integer)                 | may change only routines
            GRANT SELECT ON parts TO ${readonly}                          | may change only routines
            CREATE VIEW part_names AS SELECT name FROM parts              | does not run a second time
            CREATE OR REPLACE VIEW v AS SELECT 1 AS a; DELETE FROM boxes  | would have to be confirmed
            CREATE OR REPLACE FUNCTION metadata_is_clean(d jsonb) RETURNS boolean LANGUAGE sql AS 'SELECT true' | guards documents
            DO $$ BEGIN EXECUTE replace('CREATE FUNCTION #metadata_keys() RETURNS integer LANGUAGE sql RETURN 1', '#', 'forbidden_'); END $$ | guards documents
            DO $$ BEGIN IF to_regclass('v') IS NULL THEN CREATE VIEW v AS SELECT 1 AS a; ELSE DROP VIEW v; END IF; END $$ | again when it runs a second time
            """)
    void whatAScriptThatRunsAgainMayNotDoIsRefused(String sql, String evidence) throws SQLException {
        assertThat(judgeRepeatable(sql).open())
                .filteredOn(finding -> finding.rule() == Rule.N02)
                .extracting(Finding::evidence)
                .anySatisfy(text -> assertThat(text).contains(evidence));
    }

    private static Judged judgeRepeatable(String sql) throws SQLException {
        Guard guard = new Guard(scratch, ScriptFolder.of(Map.of()), GuardProperties.standard(), TableSizes.unknown());
        return guard.judge(
                base, Script.of(new ScriptName(ScriptName.Kind.REPEATABLE, 0, "looks"), ScriptText.of(sql + ";")));
    }

    private static Judged judge(String sql, TableSizes sizes) throws SQLException {
        Guard guard = new Guard(scratch, ScriptFolder.of(Map.of()), GuardProperties.standard(), sizes);
        return guard.judge(base, RealScripts.script(sql));
    }
}
