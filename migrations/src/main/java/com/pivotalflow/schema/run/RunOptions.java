package com.pivotalflow.schema.run;

import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.SchemaVersion;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one run is told besides its database.
 *
 * @param keys the second keys, {@code V0012:9f3c1a2b4d5e} each
 * @param externalCopy the id of a copy that somebody else has made; null if there is none
 * @param forRunner how long it waits for another runner
 * @param forDatabase how long it waits for a database that is down
 * @param dryRun whether it ends before the first change
 * @param allowNewer whether a database that newer builds have changed harmlessly will do
 * @param upTo the last version to apply; null for all there are
 * @param node where it runs
 * @param session the time-outs of its session
 * @param retries how often a script that did not get its locks is tried again
 */
public record RunOptions(
        Set<String> keys,
        @Nullable String externalCopy,
        Duration forRunner,
        Duration forDatabase,
        boolean dryRun,
        boolean allowNewer,
        @Nullable SchemaVersion upTo,
        String node,
        SessionSettings session,
        LockRetries retries) {

    private static final Pattern KEY = Pattern.compile("[VU][0-9]{4}:[0-9a-f]{12}");

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5}) ?(ms|s|min|h)");

    public RunOptions {
        keys = Set.copyOf(keys);
    }

    /** No key, ten minutes for another runner, none for a database that is down. */
    public static RunOptions standard() {
        return new RunOptions(
                Set.of(),
                null,
                Duration.ofMinutes(10),
                Duration.ZERO,
                false,
                false,
                null,
                "local",
                SessionSettings.standard(),
                LockRetries.standard());
    }

    /**
     * The same with second keys as {@code PIVOTAL_CONFIRM} and {@code --confirm} give them, separated by commas.
     *
     * @throws SchemaRefusedException if one is not in its form
     */
    public RunOptions confirming(String text) {
        Set<String> given = new LinkedHashSet<>(keys);
        for (String key : text.split(",", -1)) {
            String stripped = key.strip();
            if (!stripped.isEmpty() && !KEY.matcher(stripped).matches()) {
                throw new SchemaRefusedException(
                        Exit.USAGE,
                        "PIVOTAL_CONFIRM has \"" + stripped + "\", a key looks like V0012:9f3c1a2b4d5e; nothing was"
                                + " changed");
            }
            if (!stripped.isEmpty()) {
                given.add(stripped);
            }
        }
        return new RunOptions(
                given, externalCopy, forRunner, forDatabase, dryRun, allowNewer, upTo, node, session, retries);
    }

    /** The same with the id of a copy that somebody else has made, {@code PIVOTAL_BACKUP_ID}. */
    public RunOptions copiedAs(String id) {
        return new RunOptions(keys, id, forRunner, forDatabase, dryRun, allowNewer, upTo, node, session, retries);
    }

    /** The same, waiting otherwise. */
    public RunOptions waiting(Duration forRunner, Duration forDatabase) {
        return new RunOptions(
                keys, externalCopy, forRunner, forDatabase, dryRun, allowNewer, upTo, node, session, retries);
    }

    /** The same without a change. */
    public RunOptions dry() {
        return new RunOptions(
                keys, externalCopy, forRunner, forDatabase, true, allowNewer, upTo, node, session, retries);
    }

    /** The same as an old node in a rolling upgrade starts. */
    public RunOptions allowingNewer() {
        return new RunOptions(keys, externalCopy, forRunner, forDatabase, dryRun, true, upTo, node, session, retries);
    }

    /** The same up to a version. */
    public RunOptions upTo(SchemaVersion version) {
        return new RunOptions(
                keys, externalCopy, forRunner, forDatabase, dryRun, allowNewer, version, node, session, retries);
    }

    /** The same on a node. */
    public RunOptions on(String name) {
        return new RunOptions(
                keys, externalCopy, forRunner, forDatabase, dryRun, allowNewer, upTo, name, session, retries);
    }

    /** The same with other time-outs. */
    public RunOptions with(SessionSettings other) {
        return new RunOptions(
                keys, externalCopy, forRunner, forDatabase, dryRun, allowNewer, upTo, node, other, retries);
    }

    /** The same with other retries. */
    public RunOptions retrying(LockRetries other) {
        return new RunOptions(
                keys, externalCopy, forRunner, forDatabase, dryRun, allowNewer, upTo, node, session, other);
    }

    /**
     * The same with the time-outs of locks and statements, such as {@code 3s} and {@code 15min}.
     *
     * @throws SchemaRefusedException if one is not in its form
     */
    public RunOptions limited(String lock, String statement) {
        return with(new SessionSettings(
                duration("PIVOTAL_LOCK_TIMEOUT", lock),
                duration("PIVOTAL_STATEMENT_TIMEOUT", statement),
                session.applicationName()));
    }

    private static Duration duration(String name, String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    name + " is \"" + text + "\", it must be a number and ms, s, min or h; nothing was changed");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
