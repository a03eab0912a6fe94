package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.journal.ConfirmationCheck;
import com.pivotalflow.schema.journal.JournalCheck;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The committed lock file against the scripts. With {@code -Dpivotal.lock.write=true} the hashes and fingerprints are
 * written first; what was judged of a script whose statements did not change stays:
 *
 * <pre>mvn -pl migrations test -Dtest=CommittedJournalTest -Dpivotal.lock.write=true</pre>
 */
class CommittedJournalTest {

    private static final Path DB = Path.of("src/main/resources/db");
    private static final Path FILE = DB.resolve(LockFile.NAME);
    private static final int FINGERPRINT = 16;

    @BeforeAll
    static void write() throws Exception {
        if (Boolean.getBoolean("pivotal.lock.write")) {
            LockFile before = Files.exists(FILE) ? LockFile.parse(Files.readAllBytes(FILE)) : LockFile.empty();
            Files.writeString(FILE, new LockFile(lines(before), before.releases()).text());
        }
    }

    @Test
    void theLockFileFitsScriptsRollbacksAndConfirmations() {
        Packaged sources = Packaged.read(DB);
        ConfirmationCheck rules = new ConfirmationCheck(Clock.systemUTC(), ConfirmationCheck.LONGEST);

        assertThat(new JournalCheck(sources.folder(), sources.lock(), rules).check())
                .as("db/migrations.lock is not what the scripts are; write it anew, see CommittedJournalTest")
                .isEmpty();
    }

    @Test
    void eachLineHasTheFingerprintOfTheCatalogAfterItsScript() {
        Packaged sources = Packaged.read(DB);

        assertThat(sources.lock().lines())
                .filteredOn(line -> !line.isRepeatable())
                .hasSize(sources.expected().head())
                .allSatisfy(line -> assertThat(line.catalog())
                        .as(line.key())
                        .isEqualTo(fingerprint(sources.expected(), line.number())));
    }

    @Test
    void theBuildFindsByTheLockFileWhatLiesInTheFolders() {
        Packaged sources = Packaged.read(DB);

        Packaged build = Packaged.of(CommittedJournalTest.class.getClassLoader());

        assertThat(hashes(build.folder().scripts()))
                .isEqualTo(hashes(sources.folder().scripts()));
        assertThat(hashes(build.folder().rollbacks()))
                .isEqualTo(hashes(sources.folder().rollbacks()));
        assertThat(build.lock()).isEqualTo(sources.lock());
    }

    private static List<String> hashes(List<Script> scripts) {
        return scripts.stream()
                .map(script -> script.name() + " " + script.sha256())
                .toList();
    }

    private static List<LockLine> lines(LockFile before) throws Exception {
        ScriptFolder folder = ScriptFolder.read(DB);
        CatalogHistory catalogs = CatalogHistory.of(CommittedJournalTest.class.getClassLoader());
        List<LockLine> lines = new ArrayList<>();
        for (Script script : folder.scripts()) {
            LockLine line = LockLine.unjudged(script);
            boolean undone = folder.rollback("U" + line.version().substring(1)).isPresent();
            LockLine judged = before.line(line.key())
                    .filter(old -> old.stmts().equals(line.stmts()))
                    .orElse(line);
            lines.add(new LockLine(
                    line.version(),
                    line.name(),
                    line.sha256(),
                    line.stmts(),
                    line.isRepeatable() ? LockLine.NONE : fingerprint(catalogs, line.number()),
                    judged.verdict(),
                    judged.findings(),
                    judged.rollback().equals(LockLine.NONE) && undone ? "preserving" : judged.rollback(),
                    judged.confirm()));
        }
        return lines;
    }

    private static String fingerprint(CatalogHistory catalogs, int version) {
        return catalogs.at(version).fingerprint().substring(0, FINGERPRINT);
    }
}
