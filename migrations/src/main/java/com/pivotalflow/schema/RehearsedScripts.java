package com.pivotalflow.schema;

import com.pivotalflow.schema.guard.GuardProperties;
import com.pivotalflow.schema.guard.rehearsal.Rehearsal;
import com.pivotalflow.schema.guard.rehearsal.RollbackRehearsal;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.guard.sample.ScriptedSamples;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of undoing scripts on a scratch server, beside what the journal says of it. */
final class RehearsedScripts {

    private static final String DATABASE = "rehearsed";

    private final SchemaFiles files;
    private final ScriptFolder folder;
    private final LockFile lock;

    RehearsedScripts(SchemaFiles files) {
        this.files = files;
        this.folder = files.folder();
        this.lock = files.lock();
    }

    /** Tries the way back of every script, to learn what it loses. It ends early at a script that does not run. */
    List<Rehearsal> observe(Scratch scratch, Progress progress) {
        return rehearse(scratch, script -> LockLine.NONE, progress);
    }

    /** The same; losing what the journal does not name is a finding. */
    List<Rehearsal> check(Scratch scratch, Progress progress) {
        return rehearse(
                scratch, script -> recorded(script).map(LockLine::rollback).orElse(LockLine.NONE), progress);
    }

    /** What was found, and where the journal says something else; what files alone tell is left to their check. */
    List<Finding> findings(Collection<Rehearsal> rehearsals) {
        List<Finding> findings = new ArrayList<>();
        for (Rehearsal rehearsal : rehearsals) {
            boolean undone =
                    folder.rollback("U" + rehearsal.version().substring(1)).isPresent();
            rehearsal.findings().stream()
                    .filter(finding -> undone || finding.rule() != Rule.J11)
                    .forEach(findings::add);
            folder.script(rehearsal.version())
                    .flatMap(this::recorded)
                    .filter(line -> rehearsal.passed() && !line.rollback().equals(rehearsal.rollback()))
                    .ifPresent(line -> findings.add(Finding.of(
                            Rule.J03,
                            line.fileName(),
                            "says rollback=" + line.rollback() + ", observed is rollback=" + rehearsal.rollback())));
        }
        return findings;
    }

    private Optional<LockLine> recorded(Script script) {
        return lock.line(script.name().version()).filter(line -> line.stmts().equals(script.stmts()));
    }

    private List<Rehearsal> rehearse(Scratch scratch, Function<Script, String> recorded, Progress progress) {
        GuardProperties properties = files.guard();
        SampleRows samples = new SampleRows(properties.sampleRows(), SampleRows.SEED, ScriptedSamples::find);
        RollbackRehearsal rehearsal = new RollbackRehearsal(scratch, samples);
        List<Rehearsal> rehearsals = new ArrayList<>();
        try (ScratchDatabase chain = scratch.create(DATABASE)) {
            ObservedScripts.lay(chain.owner(), scratch);
            for (Script script : folder.versioned()) {
                progress.at(
                        "rollbacks on scratch",
                        rehearsals.size(),
                        folder.versioned().size());
                Optional<Script> rollback =
                        folder.rollback("U" + script.name().version().substring(1));
                Rehearsal one = rehearsal.rehearse(chain, script, rollback, recorded.apply(script));
                rehearsals.add(one);
                if (one.findings().stream().anyMatch(finding -> finding.rule() == Rule.N04)) {
                    break;
                }
            }
            return rehearsals;
        } catch (SQLException e) {
            throw new SchemaRefusedException(
                    Exit.NO_TARGET, "the scratch server does not serve: " + e.getMessage() + "; nothing was changed");
        }
    }
}
