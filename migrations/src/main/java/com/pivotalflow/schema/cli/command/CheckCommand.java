package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.CheckReport;
import com.pivotalflow.schema.Draft;
import com.pivotalflow.schema.SchemaFiles;
import com.pivotalflow.schema.SchemaSources;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.guard.Judged;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.TextCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check}: what is wrong with the scripts. */
@Command(
        name = "check",
        header = "Looks for what is wrong with the scripts.",
        description =
                "Checks names and form of every file, the lock file and the confirmations; then runs each script on"
                        + " a scratch database with rows in every table and judges it by what it does. With --text nothing is"
                        + " run: what new scripts say is then a suspicion, and no script is called safe.",
        exitCodeList = {
            "0:nothing found, or every finding is acknowledged or confirmed",
            "1:open findings, or a confirmation or rollback does not hold",
            "2:wrong option",
            "5:no scratch database",
            "8:files, names or lock file"
        },
        footer = {
            "  migrator check --scripts migrations/src/main/resources/db --against origin/main",
            "  migrator check --script draft.sql --after tables.sql --after rows.sql"
        })
public final class CheckCommand implements Action {

    private static final String UNTRIED =
            "coverage: text. Nothing was run: what a script does is not known from its words";
    private static final String REDUCED =
            ". Without a superuser and pg_stat_statements on scratch, rewrites and what ran inside of blocks and routines cannot be seen: what"
                    + " is not seen to run stays suspect";

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--text", description = "Without a database, in a second.")
    boolean text;

    @Option(
            names = "--against",
            paramLabel = "REF|FILE",
            description = "Compare with the lock file there too: a file, or a revision of git that knows the folder of"
                    + " --scripts.")
    private @Nullable String against;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "Judge this file alone, on top of the scripts that the lock file has.")
    private @Nullable Path script;

    @Option(
            names = "--after",
            paramLabel = "FILE",
            description = "Judge the file of --script on top of these alone, in this order: a superuser runs them, then"
                    + " what they make belongs to the owner, and rows they bring stay.")
    private List<Path> after = List.of();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        if (script != null ? against != null : !after.isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    "--after goes with --script, and --against goes without: one draft is judged, or all scripts are"
                            + " compared; nothing was changed");
        }
        if (script != null) {
            return draft(script, environment, progress);
        }
        LockFile other = against == null ? null : OtherLockFile.read(against, common.scripts);
        SchemaSources sources = new SchemaSources(common.files());
        CheckReport report = text ? sources.checkText(other) : observed(sources, other, environment, progress);
        Answer answer = Answer.of(isClean(report) ? "ok" : "findings")
                .head(report.journalHead())
                .coverage(report.coverage())
                .findings(report.findings());
        if (text) {
            if (report.findings().isEmpty()) {
                answer.line(TextCheck.NOTHING + " in " + report.scripts() + " scripts");
            }
            return answer.line(UNTRIED);
        }
        return answer.line("coverage: " + report.coverage() + ", " + report.scripts() + " scripts run on scratch, "
                + report.findings().size() + " findings" + (report.coverage().equals("reduced") ? REDUCED : ""));
    }

    private Answer draft(Path file, Map<String, String> environment, Progress progress) {
        SchemaFiles files = common.files();
        SchemaSources sources = new SchemaSources(files);
        Draft draft = Draft.read(files, file, after);
        String name = draft.script().name().fileName();
        String base = draft.before().isEmpty()
                ? "alone"
                : "behind " + draft.before().get(draft.before().size() - 1).name();
        if (text) {
            CheckReport report = sources.checkDraftText(draft);
            Answer answer = Answer.of(isClean(report) ? "ok" : "findings")
                    .head(report.journalHead())
                    .coverage(report.coverage())
                    .findings(report.findings());
            if (report.findings().isEmpty()) {
                answer.line(TextCheck.NOTHING + " in " + file);
            }
            return answer.line(UNTRIED);
        }
        try (Scratch scratch = common.scratch(DatabaseRoles.standard(), environment)) {
            Judged judged = sources.checkDraft(scratch, draft, progress);
            boolean full = judged.coverage() == Judged.Coverage.FULL;
            return Answer.of(judged.open().isEmpty() ? "ok" : "findings")
                    .coverage(full ? "full" : "reduced")
                    .findings(judged.findings())
                    .line(file + " as " + name + " " + base + ": " + judged.verdict() + " " + judged.codes() + ", in "
                            + judged.took().toMillis() + " ms" + (full ? "" : REDUCED));
        }
    }

    private CheckReport observed(
            SchemaSources sources, @Nullable LockFile other, Map<String, String> environment, Progress progress) {
        try (Scratch scratch = common.scratch(DatabaseRoles.standard(), environment)) {
            return sources.check(scratch, other, progress);
        }
    }

    private static boolean isClean(CheckReport report) {
        return report.findings().stream().noneMatch(finding -> finding.status() == Finding.Status.OPEN);
    }
}
