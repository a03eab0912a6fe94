package com.pivotalflow.schema.run;

import com.pivotalflow.schema.script.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is written into the run log of one script.
 *
 * @param version {@code V0012}, or {@code R views} of a repeatable script
 * @param script the file
 * @param sha256 of its text
 * @param stmts of its statements
 * @param crc32 Flyway's checksum
 * @param verdict as the lock file has it
 * @param findings the codes of the lock file
 * @param confirmationId the confirmation that allowed it, as the lock file has it; null if it needed none
 * @param author who confirmed it
 * @param deploymentKey the second key it was started with
 * @param backupId the copy that was made before
 * @param placeholderDigest SHA-256 of the values of the placeholders
 * @param origin who applied it
 * @param node where the runner was
 * @param started before its first statement
 * @param duration of its statements
 * @param retries how often it was tried again after a lock time-out
 * @param note such as {@code recovered}
 */
public record RunLogEntry(
        String version,
        String script,
        String sha256,
        String stmts,
        int crc32,
        Verdict verdict,
        List<String> findings,
        @Nullable String confirmationId,
        @Nullable String author,
        @Nullable String deploymentKey,
        @Nullable String backupId,
        String placeholderDigest,
        Origin origin,
        String node,
        Instant started,
        Duration duration,
        int retries,
        @Nullable String note) {

    /** Who applied a script. */
    public enum Origin {
        /** The runner through Flyway. */
        RUN,
        /** The runner on a fresh database. */
        DIRECT,
        /** Nobody: an adopted database had what it makes. */
        BASELINE,
        /** Another tool, whose row in the history was found right. */
        OTHER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String COLUMNS = "version, script, sha256, stmts, crc32, verdict, findings, confirmation_id,"
            + " author, deployment_key, backup_id, placeholder_digest, origin, node, started, duration_ms, retries, note";

    public RunLogEntry {
        findings = List.copyOf(findings);
    }

    /**
     * The statement that writes it, complete and without parameters: on a fresh database it travels in one message with
     * the script.
     */
    public String insert() {
        return insert(String.valueOf(duration.toMillis()));
    }

    /** The same with an expression for how many milliseconds it took, where only the server can know. */
    String insert(String milliseconds) {
        Stream<String> values = Stream.of(
                text(version),
                text(script),
                text(sha256),
                text(stmts),
                String.valueOf(crc32),
                text(verdict.toString()),
                findings.stream().map(RunLogEntry::text).collect(Collectors.joining(", ", "ARRAY[", "]::text[]")),
                text(confirmationId),
                text(author),
                text(deploymentKey),
                text(backupId),
                text(placeholderDigest),
                text(origin.toString()),
                text(node),
                text(started.toString()) + "::timestamptz",
                milliseconds,
                String.valueOf(retries),
                text(note));
        return values.collect(Collectors.joining(", ", "INSERT INTO migrator.journal (" + COLUMNS + ") VALUES (", ")"));
    }

    /** A literal that reads the same whatever {@code standard_conforming_strings} says. */
    private static String text(@Nullable String value) {
        return value == null ? "NULL" : "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
