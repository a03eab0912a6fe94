package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.CheckReport;
import com.pivotalflow.schema.SchemaSources;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
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
        description = "Checks names and form of every file, the lock file and the confirmations, and reads the text of"
                + " scripts that the journal has not judged as they stand. Nothing is run, so what is found is a"
                + " suspicion, and no script is called safe.",
        exitCodeList = {
            "0:nothing suspicious found",
            "1:suspicions, or a confirmation or rollback does not hold",
            "2:wrong option",
            "8:files, names or lock file"
        },
        footer = "  migrator check --text --scripts migrations/src/main/resources/db --against origin/main")
public final class CheckCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--text", description = "Without a database; today the only way.")
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
        CheckReport report = new SchemaSources(common.files())
                .checkText(against == null ? null : OtherLockFile.read(against, common.scripts));
        Answer answer = Answer.of(report.findings().isEmpty() ? "ok" : "findings")
                .head(report.journalHead())
                .coverage(report.coverage())
                .findings(report.findings());
        if (report.findings().isEmpty()) {
            answer.line(TextCheck.NOTHING + " in " + report.scripts() + " scripts");
        }
        answer.line("coverage: text. Nothing was run: what a script does is not known from its words");
        return report.findings().isEmpty() ? answer : answer.exit(Exit.FINDINGS);
    }
}
