package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.CheckReport;
import com.pivotalflow.schema.SchemaSources;
import com.pivotalflow.schema.WrittenJournal;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.scratch.Scratch;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journal}: whether the lock file says what the files are. */
@Command(
        name = "journal",
        header = "Compares the lock file with the files.",
        description = "Compares the lock file with scripts, rollback scripts, confirmations and catalog.json; without a"
                + " database, and without a change. With --write it judges what has changed on a scratch database and"
                + " writes the lock file. With --realign it takes cosmetic changes of applied scripts into the history"
                + " of a database.",
        exitCodeList = {
            "0:the lock file fits, was written, or the history was realigned",
            "1:open findings, or a confirmation or rollback does not hold",
            "2:wrong option",
            "5:no usable database",
            "6:another runner is at work",
            "8:files, lock file and history do not fit"
        },
        footer = {
            "  migrator journal --write --scripts migrations/src/main/resources/db",
            "  migrator journal --realign --url postgresql://db/pivotal --password-file owner.txt"
        })
public final class JournalCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--write",
            description = "Judge scripts that are new or have other statements, and all behind them, and write the lock"
                    + " file into the folder of --scripts.")
    private boolean write;

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
        if (write && (realign || common.scripts == null)) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    "--write needs the folder db of the sources by --scripts, and goes without --realign; nothing was"
                            + " changed");
        }
        if (write) {
            return write(environment, progress);
        }
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

    private Answer write(Map<String, String> environment, Progress progress) {
        SchemaSources sources = new SchemaSources(common.files());
        try (Scratch scratch = common.scratch(DatabaseRoles.standard(), environment)) {
            WrittenJournal journal = sources.writeJournal(scratch, progress);
            boolean written = journal.written().isPresent();
            Answer answer = Answer.of(written ? "ok" : "findings")
                    .head(journal.journalHead())
                    .coverage("full")
                    .findings(journal.findings());
            journal.changed().forEach(answer::line);
            journal.written()
                    .ifPresent(file -> answer.line("wrote " + file + ", journal " + journal.journalHead() + ": "
                            + journal.changed().size() + " lines new or changed"));
            return written
                    ? answer
                    : answer.line("a script does not run on scratch, so nothing was written")
                            .exit(Exit.FINDINGS);
        }
    }

    private Answer realign(Map<String, String> environment, Progress progress) {
        List<String> renewed = common.database(environment).realign(RunSettings.of(null, null, environment), progress);
        Answer answer = Answer.of("ok").coverage("text");
        renewed.forEach(file -> answer.line("realigned " + file));
        return renewed.isEmpty() ? answer.line("nothing to realign: every checksum is right") : answer;
    }
}
