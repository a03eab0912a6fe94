package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.journal.ConfirmationCheck;
import com.pivotalflow.schema.journal.JournalCheck;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.script.Script;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed lock file against the scripts. */
class CommittedJournalTest {

    private static final Path DB = Path.of("src/main/resources/db");
    private static final int FINGERPRINT = 16;

    @Test
    void theLockFileFitsScriptsRollbacksAndConfirmations() {
        Packaged sources = Packaged.read(DB);
        ConfirmationCheck rules = new ConfirmationCheck(Clock.systemUTC(), ConfirmationCheck.LONGEST);

        assertThat(new JournalCheck(sources.folder(), sources.lock(), rules).check())
                .as("db/migrations.lock is not what the scripts are; write it by migrator journal --write")
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

    private static String fingerprint(CatalogHistory catalogs, int version) {
        return catalogs.at(version).fingerprint().substring(0, FINGERPRINT);
    }
}
