package com.pivotalflow.schema.guard;

import com.pivotalflow.schema.engine.FlywayEngine;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.guard.observation.Base;
import com.pivotalflow.schema.guard.sample.SampleReport;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Finding.By;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.flywaydb.core.api.FlywayException;

/**
 * Goes through the scripts in order on one scratch database: before each script every table is filled, the script is
 * judged on copies, then it is applied, so that the next one meets the schema it was written for.
 *
 * <pre>{@code
 * List<Judged> judged = new Walk(scratch, guard, SampleRows.standard(), chain -> {}).through(folder, script -> true, progress);
 * }</pre>
 */
public final class Walk {

    private static final AtomicInteger WALKS = new AtomicInteger();

    private final Scratch scratch;
    private final Guard guard;
    private final SampleRows samples;
    private final Foundation foundation;

    /** What a run makes before the first script, such as its log. */
    @FunctionalInterface
    public interface Foundation {
        /** Makes it in a database that is empty. */
        void lay(ScratchDatabase chain) throws SQLException;
    }

    /**
     * Nothing is made yet.
     *
     * @param scratch where the scripts are applied
     * @param guard what judges them, on the same server
     * @param samples what fills the tables
     * @param foundation what is there before the first script
     */
    public Walk(Scratch scratch, Guard guard, SampleRows samples, Foundation foundation) {
        this.scratch = scratch;
        this.guard = guard;
        this.samples = samples;
        this.foundation = foundation;
    }

    /**
     * Goes through a folder, versioned scripts first. It ends early at a script that cannot be applied: no later one
     * could be judged.
     *
     * @param wanted which scripts are judged; the others are applied only
     * @param progress hears of each verdict
     * @throws SQLException if the scratch server fails
     */
    public List<Judged> through(ScriptFolder folder, Predicate<Script> wanted, Progress progress) throws SQLException {
        List<Judged> all = new ArrayList<>();
        try (ScratchDatabase chain = scratch.create("chain_" + WALKS.incrementAndGet())) {
            Base.equip(chain);
            foundation.lay(chain);
            for (Script script : folder.scripts()) {
                if (wanted.test(script)) {
                    SampleReport report = chain.inSight(() -> samples.fill(chain.superuser()));
                    Judged judged = guard.judge(chain, script).plus(unfilled(script, report));
                    progress.say(judged.toString());
                    all.add(judged);
                }
                if (!isApplied(chain, script, progress)) {
                    return all;
                }
            }
            judgeTheLastTables(folder, wanted, chain, all);
        }
        return all;
    }

    /**
     * Judges one script on top of others.
     *
     * @param before what is applied first
     * @throws SchemaFailedException if one of those cannot be applied
     * @throws SQLException if the scratch server fails
     */
    public Judged onTop(List<Script> before, Script draft, Progress progress) throws SQLException {
        try (ScratchDatabase chain = scratch.create("chain_" + WALKS.incrementAndGet())) {
            Base.equip(chain);
            foundation.lay(chain);
            for (Script script : before) {
                progress.at("scripts on scratch", before.indexOf(script), before.size());
                if (!isApplied(chain, script, progress)) {
                    throw new SchemaFailedException(
                            Exit.FINDINGS, script.name() + " goes before " + draft.name() + " and does not run");
                }
            }
            SampleReport report = chain.inSight(() -> samples.fill(chain.superuser()));
            return guard.judge(chain, draft).plus(unfilled(draft, report));
        }
    }

    /** Tables of the last script meet no script that needs rows in them; whether they take any is to be known now. */
    private void judgeTheLastTables(
            ScriptFolder folder, Predicate<Script> wanted, ScratchDatabase chain, List<Judged> all)
            throws SQLException {
        List<Script> scripts = folder.scripts();
        if (scripts.isEmpty() || !wanted.test(scripts.get(scripts.size() - 1))) {
            return;
        }
        Judged last = all.remove(all.size() - 1);
        List<Finding> told = last.findings();
        SampleReport report = chain.inSight(() -> samples.fill(chain.superuser()));
        all.add(last.plus(unfilled(last.script(), report).stream()
                .filter(finding -> told.stream()
                        .noneMatch(known ->
                                known.rule() == Rule.N04 && known.object().equals(finding.object())))
                .toList()));
    }

    private boolean isApplied(ScratchDatabase chain, Script script, Progress progress) {
        try {
            new FlywayEngine(chain.owner(), scratch.roles(), SessionSettings.standard()).migrate(List.of(script));
            return true;
        } catch (FlywayException e) {
            progress.say(script.name() + " cannot be applied on scratch, so no later script"
                    + " can be judged: correct it first");
            return false;
        }
    }

    /** Without rows most losses and locks look harmless. */
    private static List<Finding> unfilled(Script script, SampleReport report) {
        return report.empty().entrySet().stream()
                .map(table -> Finding.of(
                                Rule.N04,
                                script.name().fileName(),
                                "no sample row could be made: " + table.getValue()
                                        + "; without rows its loss looks safe")
                        .about(table.getKey())
                        .remedy("write rows for it into db/samples/" + table.getKey() + ".sql")
                        .by(By.OBSERVATION))
                .toList();
    }
}
