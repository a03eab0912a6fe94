package com.pivotalflow.schema;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One script of a build or of a history.
 *
 * @param version {@code V0012}, or {@code R} for a repeatable script
 * @param name the words of its name
 * @param judged its verdict by the journal; null if the journal has none
 * @param rollback what the way back keeps, as the journal says it; {@code -} if it says nothing
 * @param appliedAt when it was applied; null if it was not
 * @param duration how long it ran then; null if it was not applied
 */
public record ScriptState(
        String version,
        String name,
        @Nullable String judged,
        String rollback,
        @Nullable Instant appliedAt,
        @Nullable Duration duration) {

    /** When it was applied. */
    public Optional<Instant> applied() {
        return Optional.ofNullable(appliedAt);
    }

    /** How long it ran. */
    public Optional<Duration> took() {
        return Optional.ofNullable(duration);
    }

    /** {@code safe}, or {@code not judged}. */
    public String verdict() {
        return judged == null ? "not judged" : judged;
    }
}
