package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Progress;
import java.util.Map;

/** What a command does once its options are read. */
public interface Action {

    /** The options that it shares with every other. */
    CommonOptions common();

    /**
     * Does it.
     *
     * @param environment the variables of the process
     * @param progress hears how it goes on
     * @throws com.pivotalflow.schema.outcome.SchemaRefusedException if it was not begun
     * @throws com.pivotalflow.schema.outcome.SchemaFailedException if it failed after it had begun
     */
    Answer answer(Map<String, String> environment, Progress progress);
}
