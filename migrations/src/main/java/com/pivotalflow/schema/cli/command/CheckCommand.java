package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.CheckReport;
import com.pivotalflow.schema.SchemaSources;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.TextCheck;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check}: what is wrong with the scripts. */
@Command(
        name = "check",
        header = "Looks for what is wrong with the scripts.",
        description =
                "Checks names and form of every file, the lock file and the confirmations; then runs each script on"
                        + " a scratch database with rows in every table and judges it by what it does. With --text nothing is"
                        + " run: what new scripts say is then a suspicion, and no script is called safe.",
        exitCodeList = {
            "0:nothing found, or every finding is acknowledged or confirmed",
            "1:open findings, or a confirmation or rollback does not hold",
            "2:wrong option",
            "5:no scratch database",
            "8:files, names or lock file"
        },
        footer = "  migrator check --scripts migrations/src/main/resources/db --against origin/main")
public final class CheckCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--text", description = "Without a database, in a second.")
    boolean text;

    @Option(
            names = "--against",
            paramLabel = "REF|FILE",
            description = "Compare with the lock file there too: a file, or a revision of git that knows the folder of"
                    + " --scripts.")
    private @Nullable String against;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        LockFile other = against == null ? null : OtherLockFile.read(against, common.scripts);
        SchemaSources sources = new SchemaSources(common.files());
        CheckReport report = text ? sources.checkText(other) : observed(sources, other, progress);
        Answer answer = Answer.of(isClean(report) ? "ok" : "findings")
                .head(report.journalHead())
                .coverage(report.coverage())
                .findings(report.findings());
        if (text) {
            if (report.findings().isEmpty()) {
                answer.line(TextCheck.NOTHING + " in " + report.scripts() + " scripts");
            }
            return answer.line("coverage: text. Nothing was run: what a script does is not known from its words");
        }
        return answer.line("coverage: " + report.coverage() + ", " + report.scripts() + " scripts run on scratch, "
                + report.findings().size() + " findings");
    }

    private CheckReport observed(SchemaSources sources, @Nullable LockFile other, Progress progress) {
        try (Scratch scratch = common.scratch(DatabaseRoles.standard())) {
            return sources.check(scratch, other, progress);
        }
    }

    private static boolean isClean(CheckReport report) {
        return report.findings().stream().noneMatch(finding -> finding.status() == Finding.Status.OPEN);
    }
}
