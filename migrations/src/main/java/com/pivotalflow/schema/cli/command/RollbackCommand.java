package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.cli.login.Login;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.RollbackResult;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.script.SchemaVersion;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rollback}: takes applied scripts back. */
@Command(
        name = "rollback",
        header = "Takes applied scripts back, newest first.",
        description =
                "Runs the rollback scripts of everything newer than a version, each in one transaction with its rows in"
                        + " history and run log, and only while the live schema is the expected one. What would be lost now"
                        + " is counted; if that is not nothing, db/confirmations/U0012.yaml, its key and PIVOTAL_BACKUP_DIR are"
                        + " needed. What is refused has changed nothing.",
        exitCodeList = {
            "0:done, or nothing to do",
            "2:wrong option",
            "3:a confirmation, a key or a copy is lacking, or there is no way back",
            "4:drift",
            "5:no usable database",
            "6:another runner is at work, or locks were not to be had",
            "7:a script failed; the text says in what state the database is",
            "8:journal, history or files do not fit"
        },
        footer = {
            "  migrator rollback --to 0011 --dry-run",
            "  migrator rollback --to 0011 --url postgresql://db/pivotal --confirm U0012:9f3c1a2b4d5e"
        })
public final class RollbackCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "The version to be at afterwards, such as 0011; 0000 takes back everything.")
    private @Nullable String to;

    @Option(
            names = "--confirm",
            paramLabel = "KEYS",
            description = "Second keys, U0012:9f3c1a2b4d5e each, separated by commas; added to PIVOTAL_CONFIRM.")
    private @Nullable String confirm;

    @Option(names = "--dry-run", description = "Ask everything, list what would run, change nothing.")
    private boolean dryRun;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        if (to == null) {
            throw new SchemaRefusedException(
                    Exit.USAGE, "rollback needs --to with the version to be at afterwards; nothing was changed");
        }
        SchemaVersion version = Versions.parse("--to", to);
        RunOptions options = RunSettings.of(confirm, null, environment);
        if (dryRun) {
            options = options.dry();
        }
        Login login = common.login(environment);
        MigrationSettings settings = common.settings(login.roles(), environment);
        Packaged build = common.files().build();
        DataSource owner = login.connect();
        RollbackResult result = new SchemaMigration(owner, settings, build)
                .saving(common.keeper(owner, login, settings, environment))
                .rollback(version, options, progress);
        Answer answer = Answer.of("ok").head(build.lock().head()).coverage("catalog");
        result.scripts().forEach(script -> answer.step((dryRun ? "would run " : "ran ") + script));
        return answer.line(String.format(
                Locale.ROOT,
                "schema at %s%s, %.1f s",
                result.to(),
                result.scripts().isEmpty() ? ", nothing to take back" : "",
                result.took().toMillis() / 1000.0));
    }
}
