package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.SchemaVersion;

/** Versions as people type them: {@code 0012}, {@code 12}, {@code V0012}. */
final class Versions {

    private Versions() {}

    /**
     * Reads one.
     *
     * @param option for the message
     * @throws SchemaRefusedException if it is none
     */
    static SchemaVersion parse(String option, String text) {
        if (!text.matches("[vV]?[0-9]{1,4}")) {
            throw new SchemaRefusedException(
                    Exit.USAGE, option + " takes a version such as 0012, not '" + text + "'; nothing was changed");
        }
        return SchemaVersion.parse(text.replaceFirst("^[vV]", ""));
    }
}
