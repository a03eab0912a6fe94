package com.pivotalflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts for backups refuse before they ask any database. */
class BackupRefusalsIT {

    @TempDir
    private Path dumps;

    @Test
    void whatIsMissingIsNamed() throws Exception {
        for (String name : List.of(
                "pivotal-backup.sh",
                "pivotal-restore.sh",
                "pivotal-backup-daily.sh",
                "pivotal-roles.sh",
                "pivotal-distribute.sh")) {
            assertThat(Script.of(name).run(0, "--help")).contains("Usage: " + name, "Exit");
        }
        assertThat(backup().run(2, "--fast")).contains("unknown argument --fast");
        assertThat(backup().with("PIVOTAL_DUMP_DIR", dumps.resolve("none")).run(2))
                .contains("PIVOTAL_DUMP_DIR");
        assertThat(backup().with("PIVOTAL_DUMP_KEEP_MIN", 0).run(2)).contains("PIVOTAL_DUMP_KEEP_MIN");
        assertThat(backup().with("PIVOTAL_BACKUP_PASSWORD", "").run(2)).contains("no default password");
        assertThat(Script.of("pivotal-backup-daily.sh")
                        .with("PIVOTAL_DUMP_DIR", dumps)
                        .with("PIVOTAL_DUMP_AT", "25:00")
                        .run(2))
                .contains("PIVOTAL_DUMP_AT");
        Script restore = Script.of("pivotal-restore.sh");
        assertThat(restore.run(2, dumps.toString(), "--into", "fresh")).contains("no folder of a proved backup");
        assertThat(restore.run(2, dumps.toString(), "--into", "x; DROP")).contains("no name for a database");
        assertThat(restore.run(2, dumps.toString())).contains("--into DATABASE");
    }

    private Script backup() {
        return Script.of("pivotal-backup.sh")
                .with("PIVOTAL_BACKUP_PASSWORD", "trusted")
                .with("PIVOTAL_DUMP_DIR", dumps)
                .with("PIVOTAL_SCRATCH_HOST", "127.0.0.1")
                .with("PIVOTAL_SCRATCH_PASSWORD", "trusted");
    }
}
