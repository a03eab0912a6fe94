package com.pivotalflow.schema.run;

import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.Rule;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a script that did not get its locks is tried again, and after which pauses: each is twice the one before,
 * a fifth longer or shorter by chance, so that two runners do not meet again and again.
 *
 * @param most how often at most
 * @param first the first pause
 * @param longest no pause is longer, chance left out
 */
public record LockRetries(int most, Duration first, Duration longest) {

    /** Lock time-out, deadlock, and a serialization failure. */
    private static final Set<String> LOCK_TROUBLE = Set.of("55P03", "40P01", "40001");

    private static final int LARGEST_SHIFT = 20;

    /** Ten times, after half a second, then up to ten. */
    public static LockRetries standard() {
        return new LockRetries(10, Duration.ofMillis(500), Duration.ofSeconds(10));
    }

    /** Whether a failure may be over when others have gone on, by its code. */
    static boolean isLockTrouble(String sqlState) {
        return LOCK_TROUBLE.contains(sqlState);
    }

    /** Whether a script may be tried once more; not if a rolled back try has left something that would come twice. */
    boolean left(LockLine line, int retries) {
        return retries < most
                && !line.findings().contains(Rule.C04)
                && !line.findings().contains(Rule.C06);
    }

    private Duration pause(int retries) {
        long millis = Math.min(first.toMillis() << Math.min(retries, LARGEST_SHIFT), longest.toMillis());
        return Duration.ofMillis(millis * ThreadLocalRandom.current().nextInt(80, 121) / 100);
    }

    /**
     * Tells of the next try and waits for it.
     *
     * @param blocker who was in the way; empty if nobody was seen
     * @throws SchemaRefusedException if the run is told to stop meanwhile
     */
    void await(String file, int retries, String blocker, Progress progress) {
        Duration pause = pause(retries);
        progress.say(file + " did not get its locks" + by(blocker) + "; rolled back, next try in " + pause.toMillis()
                + " ms");
        MigrationLock.pause(pause);
    }

    /** Who was in the way, as part of a sentence. */
    static String by(String blocker) {
        return blocker.isEmpty() ? "" : ", blocked by " + blocker;
    }

    /** How often it was tried, as part of a sentence. */
    static String tries(int retries) {
        return retries == 0 ? "" : " (tried " + (retries + 1) + " times)";
    }
}
