package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.CatalogReport;
import com.pivotalflow.schema.SchemaSources;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.scratch.Scratch;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code catalog}: whether the expected catalog is what the scripts make. */
@Command(
        name = "catalog",
        header = "Compares or writes what the scripts make.",
        description = "Runs the scripts on a scratch database, reads its catalog after each, and compares that with"
                + " catalog.json. With --write the file is written anew; its diff shows what a script does.",
        exitCodeList = {
            "0:catalog.json is right, or was written",
            "1:a script does not run",
            "2:wrong option",
            "5:no scratch database",
            "8:catalog.json is not what the scripts make"
        },
        footer = "  migrator catalog --write --scripts migrations/src/main/resources/db")
public final class CatalogCommand implements Action {

    private static final int SHOWN = 20;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--write", description = "Write catalog.json into the folder of --scripts.")
    private boolean write;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        if (write && common.scripts == null) {
            return Answer.ended(
                    "refused",
                    Exit.USAGE,
                    "--write needs the folder db of the sources by --scripts; nothing was changed");
        }
        try (Scratch scratch = common.scratch(DatabaseRoles.standard(), environment)) {
            return answer(new SchemaSources(common.files()).catalog(scratch, write, progress));
        }
    }

    private static Answer answer(CatalogReport report) {
        boolean wrong = !report.same() && report.written().isEmpty();
        Answer answer = Answer.of(wrong ? "invalid" : "ok").coverage("full");
        report.gone().stream().limit(SHOWN).forEach(line -> answer.line("- " + line));
        report.added().stream().limit(SHOWN).forEach(line -> answer.line("+ " + line));
        String changes = report.gone().size() + " lines gone, " + report.added().size() + " new";
        report.written().ifPresent(file -> answer.line("wrote " + file + ", up to " + report.head() + ": " + changes));
        if (wrong) {
            return answer.line("catalog.json is not what the scripts make up to " + report.head() + ": " + changes)
                    .step("read the lines above; if the scripts are right: migrator catalog --write --scripts DIR")
                    .exit(Exit.JOURNAL);
        }
        return report.written().isPresent() ? answer : answer.line("catalog.json is right up to " + report.head());
    }
}
