package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.SchemaReport;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.cli.login.Login;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.RunOptions;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate}: the run that start-up does, as a service of its own. */
@Command(
        name = "migrate",
        header = "Applies what the database does not have.",
        description =
                "Does what start-up does: checks files, history and live schema, asks for the keys of scripts that"
                        + " change or remove what is stored, saves that to PIVOTAL_BACKUP_DIR, applies what is pending,"
                        + " each script in its own transaction, and checks again. What is refused has changed nothing. A second run has nothing to do.",
        exitCodeList = {
            "0:done, or nothing to do",
            "2:wrong option",
            "3:a confirmation, a key or a copy is lacking",
            "4:drift",
            "5:no usable database",
            "6:another runner is at work, or locks were not to be had",
            "7:a script failed; the text says in what state the database is",
            "8:journal, history or files do not fit"
        },
        footer = {
            "  PIVOTAL_DB_HOST=db PIVOTAL_DB_OWNER_PASSWORD_FILE=owner.txt migrator migrate --dry-run",
            "  migrator migrate --url postgresql://db/pivotal --confirm V0012:9f3c1a2b4d5e"
        })
public final class MigrateCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--confirm",
            paramLabel = "KEYS",
            description = "Second keys, V0012:9f3c1a2b4d5e each, separated by commas; added to PIVOTAL_CONFIRM.")
    private @Nullable String confirm;

    @Option(names = "--dry-run", description = "Ask everything, list what would run, change nothing.")
    private boolean dryRun;

    @Option(names = "--to", paramLabel = "VERSION", description = "The last version to apply, such as 0012.")
    private @Nullable String to;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description = "How long to wait for another runner: 30s, 10min. Without it ten minutes.")
    private @Nullable String wait;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        RunOptions options = RunSettings.of(confirm, wait, environment);
        if (dryRun) {
            options = options.dry();
        }
        if (to != null) {
            options = options.upTo(Versions.parse("--to", to));
        }
        Login login = common.login(environment);
        MigrationSettings settings = common.settings(login.roles(), environment);
        Packaged build = common.files().build();
        DataSource owner = login.connect();
        SchemaReport report = new SchemaMigration(owner, settings, build)
                .saving(common.keeper(owner, login, settings, environment))
                .migrate(options, progress);
        Answer answer = Answer.of(report.pending().isEmpty() ? "ok" : "pending")
                .head(report.journal())
                .coverage("catalog")
                .drift(report.drift());
        report.pending().forEach(script -> answer.step((dryRun ? "would run " : "left pending ") + script));
        return answer.line(report.summary());
    }
}
