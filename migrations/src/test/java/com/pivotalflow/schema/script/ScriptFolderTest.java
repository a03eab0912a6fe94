package com.pivotalflow.schema.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may lie in the folders of the scripts. */
class ScriptFolderTest {

    @Test
    void theRealFolderIsInOrder() {
        ScriptFolder folder = RealScripts.folder();

        assertThat(folder.findings()).isEmpty();
        assertThat(folder.scripts())
                .extracting(script -> script.name().number())
                .isSorted();
        assertThat(folder.scripts())
                .allSatisfy(script -> assertThat(script.header())
                        .isEqualTo(new Header(null, script.header().accepted(), true, null, List.of())));
        assertThat(folder.scripts().stream()
                        .filter(script -> !script.header().accepted().isEmpty())
                        .map(script -> script.name().number()))
                .containsExactly(14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migration/v0001__a.sql",
                "migration/V0001__a.SQL",
                "migration/V0001__A.sql",
                "migration/V0001_a.sql",
                "migration/V0001__a__b.sql",
                "migration/V0001__a_.sql",
                "migration/V1__a.sql",
                "migration/V0001.1__a.sql",
                "migration/V0000__a.sql",
                "migration/V0001__ä.sql",
                "migration/V0001__a.sql.bak",
                "migration/.V0001__a.sql.swp",
                "migration/2026/V0001__a.sql",
                "migration/U0001__a.sql",
                "migration/r__views.sql",
                "migration/notes.txt",
                "rollback/V0001__a.sql",
                "rollback/R__a.sql",
                "rollback/U0001__other.sql",
                "rollback/U0001__a.txt",
                "confirmations/V0001.yml",
                "confirmations/v0001.yaml",
                "confirmations/V1.yaml",
                "confirmations/R.yaml",
            })
    void aStrayFileIsNamed(String path) {
        ScriptFolder folder = ScriptFolder.of(files(path));

        assertThat(folder.findings())
                .filteredOn(finding -> finding.rule() == Rule.N01)
                .singleElement()
                .satisfies(finding -> assertThat(finding.script()).isEqualTo(path));
    }

    @Test
    void whatIsAdmittedIsNotNamed() {
        ScriptFolder folder = ScriptFolder.of(files(
                "migration/V0001__a.sql",
                "migration/V0002__b_2c.sql",
                "migration/R__views.sql",
                "rollback/U0001__a.sql",
                "confirmations/V0002.yaml",
                "confirmations/U0002.yaml",
                "migrations.lock",
                "samples/quotes.sql",
                "bootstrap/roles.sql"));

        assertThat(folder.findings()).isEmpty();
        assertThat(folder.scripts())
                .extracting(script -> script.name().version())
                .containsExactly("V0001", "V0002", "R views");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"migration/V0002__c.sql", "migration/V2__b.sql", "migration/v00002-b.sql", "migration/V02.sql"})
    void aNumberThatStandsTwiceIsAClashHoweverItIsSpelt(String path) {
        ScriptFolder folder = ScriptFolder.of(files("migration/V0001__a.sql", "migration/V0002__b.sql", path));

        assertThat(folder.findings())
                .filteredOn(finding -> finding.rule() == Rule.J01)
                .hasSize(1);
    }

    @Test
    void aHoleIsNamed() {
        ScriptFolder folder = ScriptFolder.of(files("migration/V0001__a.sql", "migration/V0004__b.sql"));

        assertThat(folder.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.J02);
            assertThat(finding.evidence()).isEqualTo("V0002 to V0003 is missing before it");
        });
    }

    @Test
    void aFileThatIsNoUtf8IsRefusedWithTheByte() {
        assertRefused(new byte[] {'a', 'b', (byte) 0xE4, 'c'}, "is not UTF-8 at byte 2");
        assertRefused(new byte[] {'a', (byte) 0xC3}, "is not UTF-8 at byte 1");
        assertRefused(
                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a'}, "begins with a byte order mark at byte 0");
        assertRefused(new byte[] {'a', 0, 'c'}, "has a NUL character at byte 1");
    }

    private static void assertRefused(byte[] bytes, String evidence) {
        assertThat(ScriptFolder.of(Map.of("migration/V0001__a.sql", bytes)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.N02);
                    assertThat(finding.evidence()).isEqualTo(evidence);
                });
    }

    private static Map<String, byte[]> files(String... paths) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String path : paths) {
            files.put(path, "SELECT 1;\n".getBytes(UTF_8));
        }
        return files;
    }
}
