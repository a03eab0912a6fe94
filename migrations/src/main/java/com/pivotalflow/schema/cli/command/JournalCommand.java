package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.CheckReport;
import com.pivotalflow.schema.SchemaSources;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Progress;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journal}: whether the lock file says what the files are. */
@Command(
        name = "journal",
        header = "Compares the lock file with the files.",
        description = "Compares the lock file with scripts, rollback scripts, confirmations and catalog.json. Needs no"
                + " database and changes nothing.",
        exitCodeList = {
            "0:the lock file fits",
            "1:a confirmation or rollback does not hold",
            "2:wrong option",
            "8:files and lock file do not fit"
        },
        footer = "  migrator journal --scripts migrations/src/main/resources/db")
public final class JournalCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--realign",
            description = "Write the new checksums into history and run log, if the run log proves that every statement"
                    + " is the one that ran (PF-J05), and nothing else is wrong.")
    private boolean realign;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        if (realign) {
            return realign(environment, progress);
        }
        CheckReport report = new SchemaSources(common.files()).journal();
        Answer answer = Answer.of(report.findings().isEmpty() ? "ok" : "invalid")
                .head(report.journalHead())
                .coverage(report.coverage())
                .findings(report.findings());
        return report.findings().isEmpty()
                ? answer.line("journal " + report.journalHead() + ": " + report.scripts() + " scripts fit")
                : answer;
    }

    private Answer realign(Map<String, String> environment, Progress progress) {
        List<String> renewed = common.database(environment).realign(RunSettings.of(null, null, environment), progress);
        Answer answer = Answer.of("ok").coverage("text");
        renewed.forEach(file -> answer.line("realigned " + file));
        return renewed.isEmpty() ? answer.line("nothing to realign: every checksum is right") : answer;
    }
}
