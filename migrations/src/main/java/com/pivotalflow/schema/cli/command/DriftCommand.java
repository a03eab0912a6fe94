package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.DriftReport;
import com.pivotalflow.schema.SchemaDatabase;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.scratch.Scratch;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drift}: in what a live schema is not what its scripts made. */
@Command(
        name = "drift",
        header = "Shows in what a live schema is not the expected one.",
        description = "Compares the live schema with the expected one of its version, object by object, and shows the"
                + " statement that restores an object where there is one. Changes nothing. PIVOTAL_DRIFT and"
                + " PIVOTAL_DRIFT_EXTRA (refuse or warn) say what counts; drift-ignore.yaml what does not. With"
                + " --scratch the expectation is made from the scripts, else catalog.json is it.",
        exitCodeList = {"0:none that counts", "2:wrong option", "4:drift", "5:no usable database", "8:unreadable files"
        },
        footer = "  migrator drift --scratch embedded")
public final class DriftCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        SchemaDatabase database = common.database(environment);
        DriftReport report =
                common.asksForScratch() ? fromScratch(database, environment, progress) : database.drift(progress);
        Answer answer = Answer.of(report.refused() ? "drifted" : "ok")
                .target(report.target())
                .coverage("catalog")
                .drift(report.difference());
        report.remarks().forEach(answer::line);
        answer.line("compared with " + report.expectation() + " at " + report.at() + ": " + report.summary());
        return report.refused() ? answer.exit(Exit.DRIFT) : answer;
    }

    private DriftReport fromScratch(SchemaDatabase database, Map<String, String> environment, Progress progress) {
        try (Scratch scratch = common.scratch(common.login(environment).roles(), environment)) {
            return database.driftFromScratch(scratch, progress);
        }
    }
}
