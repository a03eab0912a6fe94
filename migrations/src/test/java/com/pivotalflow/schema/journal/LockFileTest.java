package com.pivotalflow.schema.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of the lock file. */
class LockFileTest {

    private final LockFile lock = new Journal().lock("1.4.0");

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(LockFile.parse(lock.text().getBytes(UTF_8))).isEqualTo(lock);
        assertThat(LockFile.parse(lock.text().replace("\n", "\r\n").getBytes(UTF_8)))
                .isEqualTo(lock);
        assertThat(LockFile.parse(LockFile.empty().text().getBytes(UTF_8))).isEqualTo(LockFile.empty());
    }

    @Test
    void itIsWrittenExactlyLikeThis() {
        LockLine line = lock.lines().get(1);

        assertThat(lock.text().lines().toList())
                .hasSize(5)
                .startsWith("# pivotal-flow migrations lock 1")
                .element(2)
                .isEqualTo("# release 1.4.0");
        assertThat(line.toString())
                .isEqualTo("V0002 drop_rating sha256=" + line.sha256() + " stmts=" + line.stmts()
                        + " catalog=0123456789abcdef verdict=destructive findings=PF-D02"
                        + " rollback=loses:public.t.rating confirm=" + line.confirm());
        assertThat(lock.lines().get(2).toString())
                .startsWith("R views sha256=")
                .endsWith(" catalog=- verdict=safe findings=- rollback=- confirm=-");
    }

    @Test
    void theMarkSaysWhatWasShipped() {
        assertThat(lock.released()).containsExactly(lock.lines().get(0));
        assertThat(LockFile.empty().released()).isEmpty();
    }

    @Test
    void theHeadChangesWithEveryLineAndNotWithAMark() {
        assertThat(lock.head())
                .matches("[0-9a-f]{12}")
                .isEqualTo(new Journal().lock().head());
        assertThat(lock.head()).isNotEqualTo(new LockFile(lock.lines().subList(0, 2), lock.releases()).head());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| base"})
    void aConflictMarkIsRefusedWithItsLine(String mark) {
        List<Finding> findings = refused(lock.text().replace("# release 1.4.0", mark));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.J03);
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.remedy()).isEqualTo("resolve it, then run journal --write");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verdict=harmless",
                "verdict=SAFE",
                "findings=PF-D99",
                "findings=PF-D02,",
                "rollback=perhaps",
                "confirm=V0001",
                "verdict=safe ",
                " verdict=safe",
            })
    void aLineThatCannotBeReadIsRefusedWithItsNumber(String words) {
        String key = words.strip().substring(0, words.strip().indexOf('='));
        String text = lock.text().replaceFirst("(?m)(^V0001.*)" + key + "=[^ \n]+", "$1" + words);

        assertThat(refused(text)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.N02);
            assertThat(finding.line()).isEqualTo(2);
        });
    }

    @Test
    void anotherFirstLineIsAnotherFormat() {
        assertThat(refused(lock.text().replace("lock 1", "lock 2")))
                .extracting(Finding::rule, Finding::line)
                .containsExactly(tuple(Rule.N02, 1));
    }

    @Test
    void aMarkSpeaksOfNumbersSinceRepeatableScriptsStandBehindAllOfThem() {
        Journal journal = new Journal();
        LockFile shipped = LockFile.parse((journal.lock().text() + "# release 1.0\n").getBytes(UTF_8));
        journal.put("migration/V0003__more.sql", "SELECT 1;\n");
        LockFile next = new LockFile(journal.lock().lines(), shipped.releases());

        assertThat(shipped.released()).extracting(LockLine::version).containsExactly("V0001", "V0002");
        assertThat(LockFile.parse(next.text().getBytes(UTF_8)).released()).isEqualTo(shipped.released());
        assertThat(next.text()).containsPattern("# release 1.0\nV0003 more .*\nR views ");
    }

    @Test
    void aScriptStandsOnceAndInItsPlace() {
        String first = lock.lines().get(0).toString();
        String second = lock.lines().get(1).toString();

        assertThat(refused(lock.text().replace(second, first)))
                .extracting(Finding::rule)
                .containsExactly(Rule.J03);
        assertThat(refused(
                        lock.text().replace(first, "x").replace(second, first).replace("x\n", second + "\n")))
                .extracting(Finding::rule)
                .containsExactly(Rule.J03);
        assertThat(refused(lock.text() + "# release 1.4.0\n"))
                .extracting(Finding::evidence)
                .containsExactly("release 1.4.0 is marked twice");
    }

    private static List<Finding> refused(String text) {
        return catchThrowableOfType(RefusedFileException.class, () -> LockFile.parse(text.getBytes(UTF_8)))
                .findings();
    }
}
