package com.pivotalflow.imports;

import com.pivotalflow.change.Batch;
import com.pivotalflow.job.JobRun;
import com.pivotalflow.problem.FieldError;
import java.util.BitSet;
import java.util.List;

/** An attempt at an import: where it reads from, what it has stored, what it will report. */
final class ImportRun {

    private static final int KIB = 1024;

    private final ImportTask task;
    private final JobRun job;
    private final RowImport kind;
    private final RowForms forms;
    private final StoredFile file;
    private final RowSource source;
    private final ImportReport report;
    private final BitSet stored;

    ImportRun(ImportTask task, JobRun job, RowImport kind, RowForms forms, StoredFile file) {
        this.task = task;
        this.job = job;
        this.kind = kind;
        this.forms = forms;
        this.file = file;
        this.source = forms.open(file, task.format(), kind.shape());
        this.report = new ImportReport(task.order());
        this.stored = (BitSet) task.stored().clone();
    }

    ImportTask task() {
        return task;
    }

    RowImport kind() {
        return kind;
    }

    ImportReport report() {
        return report;
    }

    BitSet stored() {
        return stored;
    }

    RowBatch next() {
        return RowBatch.read(source, task.stored());
    }

    /** Makes records of the rows, and counts what became of them. */
    Batch add(RowBatch rows) {
        report.skipped(rows.skipped());
        rows.flawed().forEach(row -> report.refused(row, row.errors(), source));
        Batch batch = kind.add(task, rows.rows(), forms);
        int created = 0;
        for (int i = 0; i < rows.rows().size(); i++) {
            SourceRow row = rows.rows().get(i);
            List<FieldError> errors = batch.errors().get(i);
            if (errors.isEmpty()) {
                stored.set(row.number() - 1);
                created++;
            } else {
                report.refused(row, errors, source);
            }
        }
        report.created(created);
        return batch;
    }

    /** Says how far it is; here it stops if somebody cancelled it. */
    void progress() {
        int steps = task.size() / KIB + 1;
        job.progress(Math.min((int) (file.count() / KIB), steps), steps);
    }
}
