package com.pivotalflow.schema;

import com.pivotalflow.schema.EphemeralRun.Seen;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.guard.Judged;
import com.pivotalflow.schema.guard.rehearsal.Rehearsal;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import java.util.ArrayList;
import java.util.List;

/** The steps of an ephemeral run that compare files with what was observed of them. */
final class SourceTrials {

    private static final String CATALOG = "catalog.json";

    private final SchemaFiles files;
    private final Scratch scratch;
    private final Progress progress;

    SourceTrials(SchemaFiles files, Scratch scratch, Progress progress) {
        this.files = files;
        this.scratch = scratch;
        this.progress = progress;
    }

    Seen files() {
        CheckReport report = new SchemaSources(files).checkText(null);
        return Seen.of(report.scripts() + " scripts, journal " + report.journalHead(), report.findings());
    }

    /** Compares what the scripts make with the committed file, and that with the lock file. */
    Seen catalogs(CatalogHistory made) {
        CatalogHistory committed = files.catalog();
        List<Finding> findings = new ArrayList<>(SchemaSources.fingerprints(files.lock(), committed));
        for (int version = 0; version <= made.head(); version++) {
            if (version > committed.head() || !made.at(version).equals(committed.at(version))) {
                findings.add(Finding.of(
                                Rule.J03, CATALOG, "is not what the scripts make up to " + new SchemaVersion(version))
                        .remedy("read the diff of catalog --write; if the scripts are right, commit it"));
                break;
            }
        }
        return Seen.of(made.head() + 1 + " versions, " + made.at(made.head()).size() + " objects", findings);
    }

    Seen verdicts() {
        ObservedScripts observed = new ObservedScripts(files);
        List<Judged> judged = observed.judge(scratch, script -> true, progress);
        return Seen.of(judged.size() + " scripts judged with rows in every table", observed.findings(judged));
    }

    Seen rollbacks() {
        RehearsedScripts rehearsed = new RehearsedScripts(files);
        List<Rehearsal> tried = rehearsed.check(scratch, progress);
        return Seen.of(tried.size() + " scripts undone and run again", rehearsed.findings(tried));
    }
}
