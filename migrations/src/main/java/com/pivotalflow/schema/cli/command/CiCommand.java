package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.EphemeralRun;
import com.pivotalflow.schema.EphemeralStep;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.scratch.Scratch;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ci}: everything that has to hold of a schema before it is released. */
@Command(
        name = "ci",
        header = "Tries everything about the scripts.",
        description =
                "Takes eleven steps on a scratch server, which is removed at the end: files, a fresh run, the same"
                        + " by Flyway, a second run, the catalog of every version, verdicts, rollbacks, upgrades from every"
                        + " release, house rules, drift, two runners at once with backup and restore.",
        exitCodeList = {
            "0:every step is well",
            "1:open findings, or a confirmation or rollback does not hold",
            "2:wrong option",
            "5:no scratch database",
            "7:a step failed",
            "8:files, names or lock file"
        },
        footer = "  migrator ci --scripts migrations/src/main/resources/db")
public final class CiCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        EphemeralRun run = new EphemeralRun(common.files());
        try (Scratch scratch = common.scratch(DatabaseRoles.standard(), environment)) {
            List<EphemeralStep> steps = run.run(scratch, progress);
            boolean passed = steps.stream().allMatch(step -> step.state() == EphemeralStep.State.PASSED);
            Answer answer = Answer.of(passed ? "ok" : "failed").coverage(scratch.seesAll() ? "full" : "reduced");
            for (EphemeralStep step : steps) {
                answer.line(step.toString()).findings(step.findings()).exit(step.exit());
            }
            return answer;
        }
    }
}
