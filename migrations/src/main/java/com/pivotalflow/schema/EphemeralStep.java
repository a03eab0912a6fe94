package com.pivotalflow.schema;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.script.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One step of an {@link EphemeralRun}.
 *
 * @param number from 1
 * @param name what is tried
 * @param state how it ended
 * @param result what was seen, in a few words, or why it failed
 * @param findings what was found, that which does not stand in the way included
 * @param exit what the step ends a command with besides what its findings do
 * @param took how long it took
 */
public record EphemeralStep(
        int number, String name, State state, String result, List<Finding> findings, Exit exit, Duration took) {

    /** How a step ended. */
    public enum State {
        /** All is as it has to be. */
        PASSED,
        /** It is not. */
        FAILED,
        /** A step before it left nothing to try it on. */
        NOT_RUN;

        @Override
        public String toString() {
            return this == PASSED ? "ok" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public EphemeralStep {
        findings = List.copyOf(findings);
    }

    /** {@code 4 second run: ok, 12 checksums, nothing written (0.2 s)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d %s: %s, %s (%.1f s)", number, name, state, result, took.toMillis() / 1000.0);
    }
}
