package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.BaselineReport;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.Baseline;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.run.ToolJournal;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.ScriptNumbering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baseline}: adopts a database that was made without this machinery. */
@Command(
        name = "baseline",
        header = "Adopts a database that has objects and no history.",
        description = "Compares the live schema with the catalog of a version. If nothing differs, the history begins"
                + " there; if anything does, the difference is shown and nothing is changed, not even a history table"
                + " made. Journals of other tools are named and not believed.",
        exitCodeList = {
            "0:adopted, or found",
            "2:wrong option",
            "4:the live schema is another",
            "5:no usable database",
            "6:another runner is at work",
            "8:the database has a history, or files do not fit"
        },
        footer = {
            "  migrator baseline --find --url postgresql://db/pivotal --password-file owner.txt",
            "  migrator baseline --at 0012"
        })
public final class BaselineCommand implements Action {

    private static final int NEAREST = 3;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "With --find: SQL scripts of doubtful order; propose names behind the nearest version."
                    + " Renames nothing.")
    private @Nullable Path folder;

    /** One of two. */
    private static final class What {

        @Option(names = "--at", paramLabel = "VERSION", description = "The version it is believed to be, such as 0012.")
        private @Nullable String at;

        @Option(names = "--find", description = "Compare with every version and show the nearest. Changes nothing.")
        private boolean find;
    }

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        return what.at == null ? find(environment, progress) : adopt(what.at, environment, progress);
    }

    private Answer adopt(String text, Map<String, String> environment, Progress progress) {
        SchemaVersion version = Versions.parse("--at", text);
        if (folder != null) {
            throw new SchemaRefusedException(Exit.USAGE, "--folder belongs to --find; nothing was changed");
        }
        RunOptions options = RunSettings.of(null, null, environment);
        BaselineReport report = common.database(environment).adopt(version, options, progress);
        Baseline.Comparison comparison = report.nearest();
        boolean same = comparison.difference().none();
        Answer answer = Answer.of(same ? "ok" : "drifted")
                .target(report.target())
                .coverage("catalog")
                .drift(comparison.difference());
        name(comparison.journals(), answer);
        if (same) {
            return answer.line(
                            "adopted at " + version + ": " + comparison.objects() + " objects compared, no difference")
                    .step("migrator migrate, which applies what comes behind " + version);
        }
        return answer.line("not adopted: the schema is not that of " + version + ", "
                        + comparison.difference().summary() + ". Nothing was changed")
                .step("migrator baseline --find, if it may be another version")
                .step("else put right what differs, or name it in drift-ignore.yaml with a reason")
                .exit(Exit.DRIFT);
    }

    private Answer find(Map<String, String> environment, Progress progress) {
        BaselineReport report = common.database(environment).find(progress);
        Baseline.Comparison nearest = report.nearest();
        Answer answer =
                Answer.of("ok").target(report.target()).coverage("catalog").drift(nearest.difference());
        name(nearest.journals(), answer);
        report.comparisons().stream()
                .limit(NEAREST)
                .forEach(one -> answer.line(one.version() + ": "
                        + one.difference().deviations().size() + " differences, "
                        + one.difference().summary()));
        if (nearest.difference().none() && nearest.version().number() > 0) {
            answer.step("migrator baseline --at "
                    + String.format(Locale.ROOT, "%04d", nearest.version().number()));
        }
        if (folder != null) {
            ScriptNumbering.propose(scripts(folder), nearest.version().number() + 1)
                    .forEach(proposal -> answer.line(proposal.file() + " -> " + proposal.proposed()
                            + (proposal.doubt().isEmpty() ? "" : "  (" + proposal.doubt() + ")")));
        }
        return answer;
    }

    private static void name(List<ToolJournal> journals, Answer answer) {
        journals.forEach(journal -> answer.line("journal of another tool, not believed: " + journal));
    }

    private static List<String> scripts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
