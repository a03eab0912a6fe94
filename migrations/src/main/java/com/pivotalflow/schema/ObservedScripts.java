package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.guard.Guard;
import com.pivotalflow.schema.guard.GuardProperties;
import com.pivotalflow.schema.guard.Judged;
import com.pivotalflow.schema.guard.TableSizes;
import com.pivotalflow.schema.guard.Walk;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.guard.sample.ScriptedSamples;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.MigratorSchema;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.TextCheck;
import com.pivotalflow.schema.script.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** What scripts were seen to do on a scratch server, beside what journal and confirmations say of them. */
final class ObservedScripts {

    private final SchemaFiles files;
    private final ScriptFolder folder;
    private final LockFile lock;

    ObservedScripts(SchemaFiles files) {
        this.files = files;
        this.folder = files.folder();
        this.lock = files.lock();
    }

    /**
     * Runs the scripts in order and judges those that are asked for. It ends early at one that cannot be applied.
     *
     * @throws SchemaRefusedException if the scratch server fails
     */
    List<Judged> judge(Scratch scratch, Predicate<Script> wanted, Progress progress) {
        Walk walk = walk(scratch, TextCheck.of(folder), chain -> lay(chain.owner(), scratch));
        return served(() -> walk.through(folder, wanted, progress));
    }

    /**
     * Judges a draft.
     *
     * @throws SchemaFailedException if what goes before it does not run
     * @throws SchemaRefusedException if the scratch server fails
     */
    Judged judge(Scratch scratch, Draft draft, Progress progress) {
        TextCheck text = TextCheck.of(draft.before());
        if (!draft.alone()) {
            Walk walk = walk(scratch, text, chain -> lay(chain.owner(), scratch));
            return served(() -> walk.onTop(draft.before(), draft.script(), progress));
        }
        Walk walk = walk(scratch, text, chain -> {
            lay(chain.owner(), scratch);
            load(chain, draft.before(), scratch);
        });
        return served(() -> walk.onTop(List.of(), draft.script(), progress));
    }

    private Walk walk(Scratch scratch, TextCheck text, Walk.Foundation foundation) {
        GuardProperties properties = files.guard();
        TableSizes sizes = files.text("table-sizes.csv").map(TableSizes::parse).orElse(TableSizes.unknown());
        Guard guard = new Guard(scratch, text, properties, sizes);
        SampleRows samples = new SampleRows(properties.sampleRows(), SampleRows.SEED, ScriptedSamples::find);
        return new Walk(scratch, guard, samples, foundation);
    }

    private static <T> T served(ScratchDatabase.Sight<T> work) {
        try {
            return work.see();
        } catch (SQLException e) {
            throw new SchemaRefusedException(
                    Exit.NO_TARGET, "the scratch server does not serve: " + e.getMessage() + "; nothing was changed");
        }
    }

    /** What was found, with what a confirmation covers called confirmed, and what lock file and confirmation lack. */
    List<Finding> findings(Collection<Judged> judged) {
        List<Finding> findings = new ArrayList<>();
        judged.forEach(one -> compare(one, findings));
        return findings;
    }

    private void compare(Judged judged, List<Finding> findings) {
        String file = judged.script().name().fileName();
        Optional<LockLine> line = lock.line(judged.script().name().version())
                .filter(known -> known.stmts().equals(judged.script().stmts()));
        boolean full = judged.coverage() == Judged.Coverage.FULL;
        line.filter(known -> full && !claims(known).equals(claims(judged)))
                .ifPresent(known -> findings.add(
                        Finding.of(Rule.J03, file, "says " + claims(known) + ", observed is " + claims(judged))));
        Optional<Confirmation> confirmation = confirmation(judged.script());
        Set<String> listed = new TreeSet<>();
        confirmation.ifPresent(found ->
                found.findings().forEach(expected -> listed.add(expected.rule().code() + " " + expected.object())));
        Set<String> seen = new TreeSet<>();
        // Whoever wrote the line saw every statement run.
        boolean wasReached =
                line.filter(known -> !known.findings().contains(Rule.D11)).isPresent();
        for (Finding finding : judged.findings()) {
            if (!full && finding.rule() == Rule.D11 && wasReached) {
                continue;
            }
            String key = finding.rule().code() + " " + finding.object();
            boolean needsOne = finding.status() == Finding.Status.OPEN
                    && finding.verdict().filter(Verdict::needsConfirmation).isPresent();
            if (needsOne) {
                seen.add(key);
            }
            findings.add(needsOne && listed.contains(key) ? finding.status(Finding.Status.CONFIRMED) : finding);
        }
        listed.removeAll(seen);
        if (!listed.isEmpty()) {
            findings.add(Finding.of(
                            Rule.J10,
                            confirmation.map(Confirmation::fileName).orElse(file),
                            "lists what was not observed: " + String.join(", ", listed))
                    .remedy("take it out: a confirmation names exactly what happens"));
        }
    }

    /** An unreadable one was told by the journal. */
    private Optional<Confirmation> confirmation(Script script) {
        String name = script.name().version() + ".yaml";
        byte[] bytes = folder.confirmations().get(name);
        try {
            return bytes == null ? Optional.empty() : Optional.of(Confirmation.parse(name, bytes));
        } catch (RefusedFileException e) {
            return Optional.empty();
        }
    }

    private static String claims(LockLine line) {
        String codes = line.findings().isEmpty()
                ? LockLine.NONE
                : String.join(",", line.findings().stream().map(Rule::code).toList());
        return "verdict=" + line.verdict() + " findings=" + codes;
    }

    private static String claims(Judged judged) {
        return "verdict=" + judged.verdict() + " findings=" + judged.codes();
    }

    /** Runs files with every right and hands over to the owner what they make. */
    private static void load(ScratchDatabase chain, List<Script> scripts, Scratch scratch) throws SQLException {
        Roles roles = Roles.of(scratch.roles().placeholders());
        for (Script script : scripts) {
            try {
                chain.load(roles.fill(script.text().normalized()));
            } catch (SQLException e) {
                throw new SchemaFailedException(
                        Exit.FINDINGS,
                        script.name() + " does not run on scratch: " + e.getMessage() + " (SQLSTATE " + e.getSQLState()
                                + "); next: correct it");
            }
        }
    }

    /** What a run makes before the first script. */
    static void lay(DataSource owner, Scratch scratch) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            MigratorSchema.ensure(connection, scratch.roles());
        }
    }
}
