package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.SchemaCopies;
import com.pivotalflow.schema.backup.FullBackup;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.scratch.Scratch;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backup}: a copy of every row that was proved. */
@Command(
        name = "backup",
        header = "Saves every row and proves the copy.",
        description =
                "Writes all tables of one snapshot into a folder of its own, restores them into a scratch database"
                        + " and compares counts and hashes. A copy that was not read back is none: it is removed. The schema is"
                        + " not saved, the scripts make it.",
        exitCodeList = {
            "0:saved and proved",
            "2:wrong option",
            "3:no such directory, or no room",
            "5:no usable database",
            "7:the copy could not be made or did not come back equal",
            "8:files that cannot be read"
        },
        footer = "  migrator backup --dir /var/backups/pivotal --url postgresql://db/pivotal")
public final class BackupCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where copies are kept. Without it PIVOTAL_BACKUP_DIR counts.")
    private @Nullable Path directory;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        String named = environment.get("PIVOTAL_BACKUP_DIR");
        Path place = directory == null && named != null ? Path.of(named) : directory;
        SchemaCopies copies = common.copies(environment);
        try (Scratch scratch = common.scratch(common.login(environment).roles(), environment)) {
            FullBackup.Saved saved = copies.backup(place, scratch, progress);
            return Answer.of("ok").coverage("full").line(saved.toString()).line("it lies in " + saved.path());
        }
    }
}
