package com.pivotalflow.schema.guard.rehearsal;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tries the way back of scripts, one after the other on one database that grows with them. For each: what is there is
 * filled and looked at, the script runs, what is new is filled, the rollback script runs on a copy, and what is there
 * then is compared with what was there before: the catalog has to be the same to the last comment, the rows may lack
 * what the journal says is lost. Then the script runs once more and has to make what it made first.
 */
public final class RollbackRehearsal {

    /** More differences than this say no more. */
    private static final int TOLD = 20;

    private final Scratch scratch;
    private final SampleRows samples;
    private final Roles roles;
    private final CatalogReader reader;

    /** Takes the server to try on and what fills its tables. */
    public RollbackRehearsal(Scratch scratch, SampleRows samples) {
        this.scratch = scratch;
        this.samples = samples;
        this.roles = Roles.of(scratch.roles().placeholders());
        this.reader = new CatalogReader(roles);
    }

    /**
     * Tries all versioned scripts of a folder on a database of their own. It ends at the first that does not run.
     *
     * @param recorded what the lock file says of the rollback of a version, {@code -} if nothing
     * @throws SQLException if the server does not serve
     */
    public List<Rehearsal> rehearse(ScriptFolder folder, Function<String, String> recorded) throws SQLException {
        List<Rehearsal> rehearsals = new ArrayList<>();
        try (ScratchDatabase chain = scratch.create("rehearsal")) {
            for (Script script : folder.versioned()) {
                String version = script.name().version();
                Rehearsal rehearsal =
                        rehearse(chain, script, folder.rollback("U" + version.substring(1)), recorded.apply(version));
                rehearsals.add(rehearsal);
                if (rehearsal.findings().stream().anyMatch(finding -> finding.rule() == Rule.N04)) {
                    break;
                }
            }
        }
        return rehearsals;
    }

    /**
     * Tries one script.
     *
     * @param chain a database with all scripts before it, to which nobody is connected; afterwards this one ran on it
     *     too, unless there is a finding PF-N04
     * @param rollback its rollback script, if it has one
     * @param recorded what the lock file says of it, {@code -} if nothing
     * @throws SQLException if the server does not serve
     */
    public Rehearsal rehearse(ScratchDatabase chain, Script script, Optional<Script> rollback, String recorded)
            throws SQLException {
        String version = script.name().version();
        chain.inSight(() -> samples.fill(chain.superuser()));
        Catalog before = catalog(chain);
        StoredRows rowsBefore = chain.inSight(() -> StoredRows.read(chain.superuser(), Optional.empty()));
        Set<String> old = SampleRows.objects(chain.superuser());
        Optional<String> failure = PlainRun.of(chain, script, roles);
        if (failure.isPresent()) {
            return Rehearsal.failed(
                    version, List.of(observed(Rule.N04, script, "does not run on scratch: " + failure.get())));
        }
        if (script.header().irreversible().isPresent()) {
            return new Rehearsal(version, Rehearsal.IRREVERSIBLE, List.of());
        }
        if (rollback.isEmpty()) {
            return Rehearsal.failed(
                    version, List.of(observed(Rule.J11, script, "has no rollback script and no reason why")));
        }
        chain.inSight(() -> samples.fillNew(chain.superuser(), old));
        Catalog made = catalog(chain);
        try (ScratchDatabase copy = scratch.copy(chain, "rehearsal_" + version)) {
            return undo(copy, script, rollback.get(), recorded, new Was(before, rowsBefore, made));
        }
    }

    /** What was seen before the way back. */
    private record Was(Catalog before, StoredRows rows, Catalog made) {}

    private Rehearsal undo(ScratchDatabase copy, Script script, Script rollback, String recorded, Was was)
            throws SQLException {
        String version = script.name().version();
        Optional<String> failure = PlainRun.of(copy, rollback, roles);
        if (failure.isPresent()) {
            return Rehearsal.failed(version, List.of(observed(Rule.J11, rollback, "does not run: " + failure.get())));
        }
        List<Finding> findings =
                new ArrayList<>(differences(rollback, was.before(), catalog(copy), "before " + version));
        Set<String> losses =
                copy.inSight(() -> was.rows().lostIn(StoredRows.read(copy.superuser(), Optional.of(was.rows()))));
        String observed = Rehearsal.rollback(losses);
        if (!recorded.equals(LockLine.NONE)) {
            Set<String> unknown = new TreeSet<>(Rehearsal.losses(observed));
            unknown.removeAll(Rehearsal.losses(recorded));
            for (String object : unknown) {
                findings.add(observed(
                                Rule.J11,
                                rollback,
                                "what was stored there does not come back, and the journal does not say so")
                        .about(object)
                        .remedy("bring it back, or record the loss by journal --write"));
            }
        }
        if (findings.isEmpty()) {
            failure = PlainRun.of(copy, script, roles);
            if (failure.isPresent()) {
                findings.add(
                        observed(Rule.J11, rollback, "after it, " + version + " does not run again: " + failure.get()));
            } else {
                findings.addAll(differences(rollback, was.made(), catalog(copy), "after " + version + " ran again"));
            }
        }
        return new Rehearsal(version, observed, findings);
    }

    private List<Finding> differences(Script rollback, Catalog wanted, Catalog found, String when) {
        List<Entry.Key> keys = Stream.concat(wanted.entries().stream(), found.entries().stream())
                .filter(entry -> !wanted.find(entry.key()).equals(found.find(entry.key())))
                .map(Entry::key)
                .distinct()
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (Entry.Key key : keys.subList(0, Math.min(TOLD, keys.size()))) {
            String is = found.find(key).map(Entry::definition).orElse("missing");
            String was = wanted.find(key).map(Entry::definition).orElse("not there");
            findings.add(observed(
                            Rule.J11,
                            rollback,
                            "is not the inverse: " + key.kind() + " is " + is + ", and was " + was + " " + when)
                    .about(key.object())
                    .remedy("complete the rollback script until the catalog is what it was"));
        }
        if (keys.size() > TOLD) {
            findings.add(observed(Rule.J11, rollback, "and " + (keys.size() - TOLD) + " more differences"));
        }
        return findings;
    }

    private static Finding observed(Rule rule, Script script, String evidence) {
        return Finding.of(rule, script.name().fileName(), evidence).by(Finding.By.OBSERVATION);
    }

    private Catalog catalog(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.superuser().getConnection()) {
            return reader.read(connection);
        }
    }
}
