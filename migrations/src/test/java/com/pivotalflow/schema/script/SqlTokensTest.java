package com.pivotalflow.schema.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.script.Token.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where statements and tokens end, and what two texts have in common. */
class SqlTokensTest {

    @Test
    void theStatementsOfEveryRealScriptCoverItsText() {
        ScriptFolder folder = RealScripts.folder();

        assertThat(folder.scripts()).isNotEmpty().hasSameSizeAs(folder.rollbacks());
        assertThat(folder.scripts()).allSatisfy(SqlTokensTest::coversItsText);
        assertThat(folder.rollbacks()).allSatisfy(SqlTokensTest::coversItsText);
    }

    private static void coversItsText(Script script) {
        assertThat(script.statements().stream().map(Statement::text).collect(Collectors.joining()))
                .isEqualTo(script.text().normalized());
        assertThat(script.tokens().unterminatedLine()).isEmpty();
        assertThat(script.statements())
                .allSatisfy(statement -> assertThat(statement.tokens()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';'; SELECT 2",
                "SELECT 'it''s;'; SELECT 2;",
                "SELECT E'a\\';'; SELECT 2;",
                "SELECT E'a'\n'b\\';'; SELECT 2;",
                "SELECT E'a' -- comment; more\n '\\';'; SELECT 2;",
                "SELECT '\\'; SELECT 2;",
                "SELECT \"a;\"\"b\"; SELECT 2;",
                "SELECT U&\"d\\0061t;a\"; SELECT 2;",
                "SELECT U&'d!0061;' UESCAPE '!'; SELECT 2;",
                "SELECT /* ; /* ; */ ; */ 1; SELECT 2;",
                "SELECT 1 -- ;\n; SELECT 2;",
                "SELECT $$ ; $$; SELECT 2;",
                "SELECT $a$ ; $$ ; $b$ ; $a$; SELECT 2;",
                "SELECT a$$; SELECT 2",
                "SELECT $1; SELECT 2",
                "SELECT 1;;; SELECT 2;;",
                "SELECT $ü$ ; $ü$; SELECT 2",
                "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b); SELECT 2",
                "COPY t FROM STDIN;\n1;\n'2\n\\.\nSELECT 2;",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 2;",
                "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT x.end; END; SELECT 2",
                "CREATE FUNCTION f() RETURNS int AS $$ BEGIN; END; $$ LANGUAGE plpgsql; SELECT 2",
                "SELECT '${owner};'; SELECT ${app}",
                "SELECT a--;\n; SELECT 2",
                "SELECT 1/*;*/; SELECT 2",
                "SELECT 1 +-- ;\n 1; SELECT 2",
                "\n\n\r\nSELECT 1; /* end ; */ SELECT 2 -- ;",
            })
    void theseAreTwoStatements(String sql) {
        SqlTokens tokens = SqlTokens.of(sql);

        assertThat(tokens.statements()).hasSize(2);
        assertThat(tokens.unterminatedLine()).isEmpty();
        assertThat(tokens.statements().stream().map(Statement::text).collect(Collectors.joining()))
                .isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 'a; SELECT 2", "SELECT /* /* */ ; SELECT 2", "SELECT $a$ ; $b$", "SELECT \"a;"})
    void whatNeverEndsReachesToTheEndAndIsReported(String sql) {
        assertThat(SqlTokens.of(sql).statements()).hasSize(1);
        assertThat(SqlTokens.of("\n" + sql).unterminatedLine()).contains(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "-- nothing", ";", "/* a; /* b */ */ ;;"})
    void thereCanBeNoStatement(String sql) {
        assertThat(SqlTokens.of(sql).statements()).isEmpty();
    }

    @Test
    void escapedIdentifiersAndStringsAreReadForWhatTheyMean() {
        assertThat(values("U&\"d\\0061t\\+000061\" U&\"!0041\" UESCAPE '!' \"a\"\"b\" FooÄ"))
                .containsExactly("data", "A", "uescape", "!", "a\"b", "fooÄ");
        assertThat(values("'a''b' E'§x41§u0042§103§n§'' U&'§0041' $$a'b$$ $x$ $$ $x$".replace('§', '\\')))
                .containsExactly("a'b", "ABC\n'", "A", "a'b", " $$ ");
        assertThat(values("'a'\n  'b'")).containsExactly("ab");
    }

    @Test
    void operatorsEndWhereTheServerEndsThem() {
        assertThat(values("a<-1")).containsExactly("a", "<", "-", "1");
        assertThat(values("a@-1")).containsExactly("a", "@-", "1");
        assertThat(values("a->>'b'::text")).containsExactly("a", "->>", "b", "::", "text");
        assertThat(values("1..10 1.5e-3 .5 x:=1")).containsExactly("1", "..", "10", "1.5e-3", ".5", "x", ":=", "1");
    }

    @Test
    void aStatementKnowsItsLine() {
        assertThat(SqlTokens.of("-- one\n\nSELECT 1; -- two\n\n-- three\nSELECT 2;")
                        .statements())
                .extracting(Statement::line)
                .containsExactly(3, 6);
    }

    @Test
    void dataOfCopyIsOneToken() {
        List<Token> tokens = SqlTokens.of("COPY t (a) FROM STDIN;\n'\n\\.\n")
                .statements()
                .get(0)
                .tokens();

        assertThat(tokens.get(tokens.size() - 1).kind()).isEqualTo(Kind.COPY_DATA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT 1; -- a            | /* b */ select    1 ;
            SELECT a < - 1            | SELECT a <-1
            SELECT a.b                | SELECT a . b
            SELECT 1;                 | SELECT 1
            ;SELECT 1;;               | SELECT 1;
            """)
    void theseAreTheSameStatements(String one, String other) {
        assertThat(SqlTokens.of(one).hash()).isEqualTo(SqlTokens.of(other).hash());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT 'a'                | SELECT 'A'
            SELECT 'a b'              | SELECT 'a  b'
            SELECT "a"                | SELECT "A"
            SELECT "a"                | SELECT a
            SELECT $$ a -- b$$        | SELECT $$ a -- c$$
            SELECT $$a$$              | SELECT $x$a$x$
            SELECT a < = b            | SELECT a <= b
            SELECT 1; SELECT 2        | SELECT 1 SELECT 2
            SELECT 1                  | SELECT 2
            SELECT e 'a'              | SELECT e'a'
            SELECT ${app}_x           | SELECT ${app} _x
            SELECT ab                 | SELECT a b
            """)
    void theseAreDifferentStatements(String one, String other) {
        assertThat(SqlTokens.of(one).hash()).isNotEqualTo(SqlTokens.of(other).hash());
    }

    private static List<String> values(String sql) {
        return SqlTokens.of(sql).statements().get(0).tokens().stream()
                .map(Token::value)
                .toList();
    }
}
