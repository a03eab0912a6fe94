package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.SchemaState;
import com.pivotalflow.schema.cli.console.Answer;

/** What {@code info} and {@code validate} both answer. */
final class StateAnswer {

    private StateAnswer() {}

    static Answer of(SchemaState state) {
        return Answer.of(state.standing().toString())
                .target(state.target())
                .head(state.journalHead())
                .coverage("catalog")
                .scripts(state.scripts());
    }
}
