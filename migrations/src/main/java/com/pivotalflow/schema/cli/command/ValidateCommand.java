package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.SchemaState;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code validate}: whether a database fits this build. */
@Command(
        name = "validate",
        header = "Says whether a database fits this build.",
        description = "Compares files, lock file, history, run log and live schema with each other. Changes nothing."
                + " Pending scripts are no finding.",
        exitCodeList = {
            "0:everything fits",
            "1:a confirmation or rollback does not hold",
            "2:wrong option",
            "4:drift",
            "5:no usable database",
            "8:journal, history or files do not fit"
        },
        footer = "  PIVOTAL_DB_OWNER_PASSWORD_FILE=owner.txt migrator validate --json")
public final class ValidateCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        SchemaState state = common.database(environment).state(progress);
        Answer answer = StateAnswer.of(state).findings(state.findings()).drift(state.drift());
        state.remarks().forEach(answer::line);
        if (state.driftRefused()) {
            answer.exit(Exit.DRIFT);
        }
        return answer.line("schema at " + state.at() + ", " + state.pending().size() + " pending, journal "
                + state.journalHead() + ", " + state.driftLine() + ": " + state.standing());
    }
}
