package com.pivotalflow.schema.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.StringResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes, headers and the words of the rules. */
class ScriptTest {

    @Test
    void lineEndsAndBlankLinesAtTheEndChangeNothing() {
        Script script = RealScripts.script("SELECT 1;\n\nSELECT 2;");

        for (String same : new String[] {"SELECT 1;\r\n\r\nSELECT 2;\r\n", "SELECT 1;\n\nSELECT 2;\n\n\r\n\n"}) {
            assertThat(RealScripts.script(same).sha256()).isEqualTo(script.sha256());
            assertThat(RealScripts.script(same).stmts()).isEqualTo(script.stmts());
            assertThat(RealScripts.script(same).crc32()).isEqualTo(script.crc32());
        }
    }

    @Test
    void aCommentChangesTheTextAndALiteralTheStatements() {
        Script script = RealScripts.script("SELECT 'a'; -- why");
        Script comment = RealScripts.script("SELECT  'a'; -- because");
        Script literal = RealScripts.script("SELECT 'b'; -- why");

        assertThat(comment.sha256()).isNotEqualTo(script.sha256());
        assertThat(comment.stmts()).isEqualTo(script.stmts());
        assertThat(literal.stmts()).isNotEqualTo(script.stmts());
    }

    @Test
    void theChecksumIsTheOneThatFlywayComputes() {
        ScriptFolder folder = RealScripts.folder();

        assertThat(Stream.concat(folder.scripts().stream(), folder.rollbacks().stream()))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(script.crc32())
                        .isEqualTo(ChecksumCalculator.calculate(
                                new StringResource(script.text().normalized()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a\rb\r\nc\n", "ä 😀\n\n\nb", "a\n  \n"})
    void theChecksumIsFlywaysForOddTextsToo(String text) {
        assertThat(ScriptText.parse("x", text.getBytes(StandardCharsets.UTF_8)).crc32())
                .isEqualTo(ChecksumCalculator.calculate(new StringResource(text)));
    }

    @Test
    void aHeaderSaysWhatTheScriptNeeds() {
        Header header = RealScripts.script("""

                        -- An index for the list of quotes.
                        -- transaction: none
                        -- statement-timeout: 2h
                        -- accept: PF-L02 public.quotes — the table is read-only at night
                        -- irreversible: nobody needs the old index any more
                        CREATE INDEX CONCURRENTLY i ON quotes (n);
                        -- unknown: this is a comment
                        """).header();

        assertThat(header.problems()).isEmpty();
        assertThat(header.transactional()).isFalse();
        assertThat(header.timeout()).contains(Duration.ofHours(2));
        assertThat(header.irreversible()).contains("nobody needs the old index any more");
        assertThat(header.accepted())
                .containsExactly(
                        new Header.Acceptance(Rule.L02, "public.quotes", "the table is read-only at night", 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- irreversibel: it was a mistake from the start",
                "-- irreversible: because",
                "-- accept: PF-L02 public.quotes — short",
                "-- accept: PF-D01 public.quotes — it is not used by anybody",
                "-- accept: PF-L99 public.quotes — it is not used by anybody",
                "-- accept: public.quotes — it is not used by anybody",
                "-- transaction: one",
                "-- statement-timeout: soon",
                "SELECT 'a",
            })
    void aHeaderThatSaysNothingWeKnowIsRefused(String line) {
        assertThat(RealScripts.script("-- A comment.\n" + line + "\nSELECT 1;\n")
                        .formFindings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.N02);
                    assertThat(finding.line()).isEqualTo(2);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "D01, destructive",
        "B05, destructive",
        "G08, destructive",
        "M02, destructive",
        "C03, data-change",
        "M03, data-change",
        "R01, rewrite",
        "L07, lock-risk",
        "M01,",
        "J01,",
        "N04,",
        "P02,"
    })
    void aRuleHasTheVerdictOfItsGroup(Rule rule, String verdict) {
        assertThat(rule.verdict().map(Verdict::toString)).isEqualTo(Optional.ofNullable(verdict));
        assertThat(rule.group().letter()).isEqualTo(rule.name().charAt(0));
    }

    @Test
    void everyRuleSaysWhatItMeansAndWhatToDo() {
        assertThat(Rule.values()).hasSize(60).allSatisfy(rule -> {
            assertThat(Rule.parse(rule.code())).isEqualTo(rule);
            assertThat(rule.title()).matches("[a-z]+(-[a-z]+)*");
            assertThat(rule.meaning()).isNotBlank();
            assertThat(rule.remedy()).isNotBlank();
        });
        assertThat(new HashSet<>(Arrays.stream(Rule.values()).map(Rule::title).collect(Collectors.toList())))
                .hasSameSizeAs(Rule.values());
    }

    @Test
    void verdictsAreOrderedAndRead() {
        assertThat(Verdict.values())
                .isSorted()
                .allSatisfy(
                        verdict -> assertThat(Verdict.parse(verdict.toString())).isEqualTo(verdict));
        assertThat(Verdict.REWRITE.needsConfirmation()).isFalse();
        assertThat(Verdict.DATA_CHANGE.needsConfirmation()).isTrue();
    }
}
