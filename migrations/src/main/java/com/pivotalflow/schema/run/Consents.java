package com.pivotalflow.schema.run;

import com.pivotalflow.schema.journal.Backup;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.ConfirmationCheck;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two keys of scripts that change or remove what is stored: the confirmation in the repository and the key of the
 * deployment. Asked of all pending scripts before the first one runs, so that a run does not stop half way for one.
 */
final class Consents {

    private static final int KEY_DIGITS = 12;

    private final Packaged build;
    private final RunOptions options;
    private final Clock clock;
    private final @Nullable Safekeeping safekeeping;

    Consents(Packaged build, RunOptions options, Clock clock, @Nullable Safekeeping safekeeping) {
        this.build = build;
        this.options = options;
        this.clock = clock;
        this.safekeeping = safekeeping;
    }

    /** The second key of a script, if it needs one: its version and the first digits of its hash. */
    static Optional<String> keyOf(LockLine line) {
        return line.verdict().needsConfirmation()
                ? Optional.of(line.version() + ":" + line.sha256().substring(0, KEY_DIGITS))
                : Optional.empty();
    }

    /** {@code V0013 (data-change, confirmed by A. Person, key given)}. */
    String describe(LockLine line, boolean fresh) {
        StringBuilder text = new StringBuilder(line.isRepeatable() ? "R " + line.name() : line.version());
        text.append(" (").append(line.verdict());
        if (line.verdict().needsConfirmation()) {
            confirmation(line).ifPresent(found -> text.append(", confirmed by ").append(found.author()));
            if (!fresh) {
                text.append(hasKey(line) ? ", key given" : ", key missing");
            }
        }
        return text.append(')').toString();
    }

    /**
     * Demands both keys of every script.
     *
     * @param database what it is called, for the text
     * @param sessions how many sessions of the application there are
     * @throws SchemaRefusedException telling what would be lost and how to start again
     */
    void refuseUnlessGiven(List<LockLine> pending, String database, int sessions) {
        List<LockLine> needing = pending.stream()
                .filter(line -> line.verdict().needsConfirmation())
                .toList();
        Collection<Confirmation> all =
                needing.stream().flatMap(line -> confirmation(line).stream()).toList();
        List<String> invalid = new ArrayList<>();
        needing.forEach(line -> check(line, all, invalid));
        if (!invalid.isEmpty()) {
            throw new SchemaRefusedException(Exit.UNCONFIRMED, String.join("\n", invalid) + "\nNothing was changed.");
        }
        List<LockLine> missing = needing.stream().filter(line -> !hasKey(line)).toList();
        if (!missing.isEmpty()) {
            throw new SchemaRefusedException(Exit.UNCONFIRMED, refusal(missing, needing, database, sessions));
        }
        needing.forEach(this::refuseWithoutCopy);
    }

    /** The confirmation of a script, whose file was found readable before. */
    Optional<Confirmation> confirmation(LockLine line) {
        try {
            return build.confirmation(line);
        } catch (RefusedFileException e) {
            return Optional.empty();
        }
    }

    private void check(LockLine line, Collection<Confirmation> all, List<String> invalid) {
        Optional<Confirmation> confirmation = confirmation(line);
        if (confirmation.isEmpty()) {
            invalid.add("REFUSED " + line.fileName() + " (" + line.verdict() + "): it has no confirmation"
                    + " db/confirmations/" + line.version() + ".yaml. Write one, and build again.");
            return;
        }
        ConfirmationCheck rules = new ConfirmationCheck(clock, ConfirmationCheck.LONGEST);
        List<Finding> findings = new ArrayList<>(rules.check(confirmation.get(), line, all));
        findings.addAll(rules.expiry(confirmation.get()));
        findings.stream()
                .filter(finding -> finding.status() != Finding.Status.NOTE)
                .forEach(
                        finding -> invalid.add("REFUSED " + line.fileName() + " (" + line.verdict() + "): " + finding));
    }

    private boolean hasKey(LockLine line) {
        return keyOf(line).filter(options.keys()::contains).isPresent();
    }

    private String refusal(List<LockLine> missing, List<LockLine> needing, String database, int sessions) {
        StringBuilder text = new StringBuilder();
        for (LockLine line : missing) {
            Confirmation confirmation = confirmation(line).orElseThrow();
            text.append("REFUSED ").append(line.version()).append(' ').append(line.name());
            text.append(" (")
                    .append(line.verdict())
                    .append(") on database ")
                    .append(database)
                    .append(". It would ");
            text.append(line.verdict() == Verdict.DESTRUCTIVE ? "destroy" : "change")
                    .append(":\n");
            losses(line, confirmation)
                    .forEach(loss -> text.append("  ").append(loss).append('\n'));
            text.append("Confirmed in the repository by ").append(confirmation.author());
            text.append(" (").append(confirmation.ticket()).append(", until ").append(confirmation.expires());
            text.append("): ").append(confirmation.reason()).append('\n');
            text.append(saving(confirmation));
        }
        text.append("In use now: ").append(sessions).append(" sessions of the application.\n");
        Set<String> keys =
                needing.stream().flatMap(line -> keyOf(line).stream()).collect(Collectors.toCollection(TreeSet::new));
        return text.append("To run ")
                .append(missing.size() == 1 ? "it" : "them")
                .append(", start again with   ")
                .append("PIVOTAL_CONFIRM=")
                .append(String.join(",", keys))
                .append("        Nothing was changed.")
                .toString();
    }

    private List<String> losses(LockLine line, Confirmation confirmation) {
        if (safekeeping != null && confirmation.backup() != Backup.NONE) {
            return safekeeping.losses(line, confirmation);
        }
        return confirmation.findings().stream()
                .map(finding -> finding.object() + "   " + finding.rule().code())
                .toList();
    }

    private String saving(Confirmation confirmation) {
        return switch (confirmation.backup()) {
            case NONE -> "";
            case EXTERNAL -> "Somebody else saves it first: PIVOTAL_BACKUP_ID names that copy.\n";
            case OBJECTS, FULL ->
                safekeeping == null || safekeeping.place().isEmpty()
                        ? "Before it runs, it must be saved: set PIVOTAL_BACKUP_DIR.\n"
                        : "Before it runs, it is saved to " + safekeeping.place() + " and read back.\n";
        };
    }

    private void refuseWithoutCopy(LockLine line) {
        Backup backup = confirmation(line).orElseThrow().backup();
        String lacking =
                switch (backup) {
                    case NONE -> "";
                    case EXTERNAL ->
                        options.externalCopy() == null
                                ? "the id of the copy that somebody else has made: set PIVOTAL_BACKUP_ID"
                                : "";
                    case OBJECTS, FULL ->
                        safekeeping == null || safekeeping.place().isEmpty()
                                ? "a copy of what it destroys, and there is no place for one: set PIVOTAL_BACKUP_DIR"
                                : "";
                };
        if (!lacking.isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.UNCONFIRMED,
                    "REFUSED " + line.fileName() + " (" + line.verdict() + "): it needs " + lacking
                            + ". Nothing was changed.");
        }
        if (safekeeping != null && (backup == Backup.OBJECTS || backup == Backup.FULL)) {
            safekeeping.demandPlace();
        }
    }
}
