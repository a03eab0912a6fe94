package com.pivotalflow.schema.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text alone gives away. */
class TextCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DROP TABLE IF EXISTS public.quotes                                  | D01 | public.quotes
            DROP TABLE "Quotes"                                                 | D01 | "Quotes"
            DROP TABLE U&"quo§0074es"                                           | D01 | quotes
            ALTER TABLE ONLY customers DROP rating                              | D02 | customers.rating
            ALTER TABLE customers ADD x int, DROP COLUMN IF EXISTS rating       | D02 | customers.rating
            DROP MATERIALIZED VIEW totals                                       | D03 | totals
            DROP EXTENSION pg_trgm                                              | D04 | pg_trgm
            ALTER TYPE mood RENAME VALUE 'a' TO 'b'                             | D05 | mood
            DROP FUNCTION f(int)                                                | D06 | f
            ALTER FUNCTION f(int) RENAME TO g                                   | D06 | f
            TRUNCATE quotes                                                     | D07 | quotes
            WITH gone AS (DELETE FROM quotes RETURNING id) SELECT 1             | D07 | quotes
            MERGE INTO a USING b ON a.x = b.x WHEN MATCHED THEN DELETE          | D07 | ``
            ALTER TABLE q ALTER COLUMN n TYPE varchar(3)                        | D08 | q.n
            ALTER TABLE q SET UNLOGGED                                          | D09 | q
            UPDATE pg_catalog.pg_class SET relname = 'x'                        | D10 | pg_catalog.pg_class
            DELETE FROM pg_attribute                                            | D10 | pg_attribute
            DO $$ BEGIN EXECUTE concat('DROP ', x); END $$                      | D11 | ``
            INSERT INTO currencies VALUES ('EUR')                               | C01 | currencies
            COPY currencies (code) FROM STDIN                                   | C01 | currencies
            UPDATE quotes SET n = 1                                             | C02 | quotes
            PREPARE p AS UPDATE quotes SET n = 1                                | C02 | quotes
            EXPLAIN ANALYZE UPDATE quotes SET n = 1                             | C02 | quotes
            SELECT setval('q_seq', 1)                                           | C04 | q_seq
            ALTER SEQUENCE q_seq RESTART                                        | C04 | q_seq
            COPY quotes TO PROGRAM 'mail'                                       | C06 | ``
            SELECT pg_notify('a', 'b')                                          | C06 | ``
            ALTER TABLE q ADD COLUMN id uuid DEFAULT gen_random_uuid()          | R01 | q.id
            ALTER TABLE q ADD n bigserial                                       | R01 | q.n
            ALTER TABLE q ALTER n TYPE bigint                                   | R02 | q.n
            CLUSTER quotes                                                      | R03 | quotes
            VACUUM FULL quotes                                                  | R03 | ``
            CREATE UNIQUE INDEX i ON public.quotes (n)                          | L02 | public.quotes
            DROP INDEX quotes_n                                                 | L03 | quotes_n
            REINDEX TABLE quotes                                                | L03 | ``
            ALTER TABLE q ADD CONSTRAINT c CHECK (n > 0)                        | L04 | q
            ALTER TABLE q ALTER n SET NOT NULL                                  | L04 | q.n
            LOCK TABLE quotes                                                   | L05 | quotes
            REFRESH MATERIALIZED VIEW totals                                    | L06 | totals
            ALTER TABLE q ADD COLUMN n int NOT NULL                             | L07 | q.n
            ALTER TABLE q RENAME COLUMN a TO b                                  | B01 | q.a
            ALTER TABLE q RENAME TO r                                           | B02 | q
            ALTER TABLE q ALTER n DROP DEFAULT                                  | B03 | q.n
            ALTER TABLE q DROP CONSTRAINT c                                     | G01 | q
            ALTER TABLE q ALTER n DROP NOT NULL                                 | G02 | q.n
            DROP TRIGGER t ON quotes                                            | G04 | quotes
            ALTER TABLE q NO FORCE ROW LEVEL SECURITY                           | G05 | q
            DROP POLICY p ON quotes                                             | G05 | quotes
            REVOKE SELECT ON quotes FROM ${app}                                 | G06 | quotes
            GRANT SELECT ON quotes TO PUBLIC                                    | G07 | quotes
            GRANT ALL ON TABLE quotes TO ${app}                                 | G07 | quotes
            SET session_replication_role = replica                              | G08 | ``
            CREATE ROLE x                                                       | N02 | ``
            """)
    void aStatementIsSuspected(String sql, String rule, String object) {
        List<Finding> found = check(sql);

        assertThat(found).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.valueOf(rule));
            assertThat(finding.object()).isEqualTo(object);
            assertThat(finding.statement()).isEqualTo(1);
            assertThat(finding.by()).isEqualTo(Finding.By.TEXT);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE a (n int); CREATE INDEX i ON a (n); INSERT INTO public.a VALUES (1); DROP TABLE a;",
                "CREATE TEMP TABLE a (n int); UPDATE a SET n = 2; DROP TABLE a;",
                "SELECT 'DROP TABLE a'; -- DROP TABLE b\nSELECT 1 AS \"drop table c\";",
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM quotes $$;",
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM quotes $$;"
                        + " GRANT EXECUTE ON FUNCTION g(), f() TO ${app};",
                "CREATE TRIGGER t BEFORE INSERT OR UPDATE OR DELETE ON q FOR EACH ROW EXECUTE FUNCTION f();",
                "ALTER TABLE q ADD COLUMN n int DEFAULT 0 NOT NULL;",
                "ALTER TABLE q ADD CONSTRAINT c CHECK (n > 0) NOT VALID;",
                "ALTER TABLE q VALIDATE CONSTRAINT c;",
                "ALTER TABLE q ADD CONSTRAINT c UNIQUE USING INDEX i;",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON q TO ${app};",
                "SELECT * FROM q FOR UPDATE;",
                "DO $$ BEGIN RAISE NOTICE 'DROP TABLE quotes'; END $$;",
                "-- transaction: none\nCREATE INDEX CONCURRENTLY i ON q (n);",
            })
    void nothingIsSuspectedWhereNothingIsWrong(String sql) {
        assertThat(check(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN DROP TABLE quotes; END $$;",
                "DO $$ BEGIN IF true THEN DROP TABLE quotes; END IF; END $$;",
                "DO 'BEGIN EXECUTE ''DROP TABLE quotes''; END';",
                "DO $$ BEGIN EXECUTE format('DROP TABLE quotes', 1); END $$;",
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DROP TABLE quotes $$; SELECT f();",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM f(); DROP TABLE quotes; END $$;"
                        + " SELECT public.f();",
                "CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; DROP TABLE quotes; END; CALL p();",
                "CREATE TABLE own (n int); DROP TABLE own, quotes;",
                "CREATE TABLE quotes (n int); DROP TABLE quotes; DROP TABLE quotes;",
                "CREATE TEMP TABLE quotes (n int); DROP TABLE public.quotes;",
                "CREATE TABLE quotes (n int); SET search_path = other; DROP TABLE quotes;",
                "CREATE TABLE IF NOT EXISTS quotes (n int); DROP TABLE quotes;",
            })
    void nothingHidesATableThatIsDropped(String sql) {
        assertThat(check(sql)).extracting(Finding::rule).contains(Rule.D01);
    }

    @Test
    void aRoutineOfAnEarlierScriptIsReadWhenItIsCalled() {
        ScriptFolder folder = ScriptFolder.of(Map.of(
                "migration/V0001__clear.sql",
                "CREATE FUNCTION clear() RETURNS void LANGUAGE sql AS 'DELETE FROM quotes';"
                        .getBytes(StandardCharsets.UTF_8),
                "migration/V0002__call.sql",
                "SELECT 1;\nSELECT clear();".getBytes(StandardCharsets.UTF_8)));

        assertThat(TextCheck.checkAll(folder)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.D07);
            assertThat(finding.script()).isEqualTo("V0002__call.sql");
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.evidence()).startsWith("in routine clear, which it calls: ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BEGIN                                                       | true
            COMMIT AND CHAIN                                            | true
            START TRANSACTION                                           | true
            ROLLBACK                                                    | true
            SAVEPOINT a; ROLLBACK TO SAVEPOINT a                        | false
            ROLLBACK WORK TO a                                          | false
            CREATE INDEX CONCURRENTLY i ON t (n)                        | true
            VACUUM t                                                    | true
            ALTER TABLE t DETACH PARTITION p CONCURRENTLY               | true
            DO $$ BEGIN COMMIT; END $$                                  | false
            """)
    void aScriptMustNotSteerItsTransaction(String sql, boolean refused) {
        assertThat(check(sql).stream().anyMatch(finding -> finding.rule() == Rule.N03))
                .isEqualTo(refused);
    }

    @Test
    void outsideATransactionOneStatementStandsAlone() {
        assertThat(check("-- transaction: none\nCREATE INDEX CONCURRENTLY i ON t (n); SELECT 1;"))
                .extracting(Finding::rule)
                .containsExactly(Rule.N03);
        assertThat(check("-- transaction: none\nALTER TABLE t ADD n int;"))
                .extracting(Finding::rule)
                .containsExactly(Rule.N02);
        assertThat(check("-- transaction: none\nCALL migrator.backfill('public.t');"))
                .isEmpty();
    }

    @Test
    void theRealScriptsAreWellFormed() {
        assertThat(TextCheck.checkAll(RealScripts.folder()))
                .filteredOn(finding -> finding.verdict().isEmpty())
                .isEmpty();
    }

    @Test
    void thousandScriptsAreReadAndThePriceIsPrinted() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 1; i <= 1000; i++) {
            String sql = """
                    -- A table, its index and its rights.
                    CREATE TABLE public.t%1$d (
                        id uuid PRIMARY KEY,
                        name text NOT NULL CHECK (length(name) <= 200),
                        created_at timestamptz NOT NULL DEFAULT now()
                    );
                    CREATE INDEX t%1$d_name ON public.t%1$d (name);
                    COMMENT ON TABLE public.t%1$d IS 'Number %1$d; it''s only for measuring.';
                    GRANT SELECT, INSERT ON public.t%1$d TO ${app};
                    DO $$ BEGIN PERFORM 1; END $$;
                    """.formatted(i);
            files.put("migration/V%04d__table_%1$d.sql".formatted(i), sql.getBytes(StandardCharsets.UTF_8));
        }
        long begun = System.nanoTime();

        List<Finding> found = TextCheck.checkAll(ScriptFolder.of(files));

        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.getLogger("benchmark")
                .log(System.Logger.Level.INFO, "text check of 1,000 scripts: {0} ms", took.toMillis());
        assertThat(found).isEmpty();
    }

    private static List<Finding> check(String sql) {
        return TextCheck.alone().check(RealScripts.script(sql));
    }
}
