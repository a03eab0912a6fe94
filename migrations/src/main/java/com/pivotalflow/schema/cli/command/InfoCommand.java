package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.SchemaDatabase;
import com.pivotalflow.schema.SchemaState;
import com.pivotalflow.schema.ScriptState;
import com.pivotalflow.schema.TableSize;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Progress;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code info}: where a database stands. */
@Command(
        name = "info",
        header = "Shows where a database stands.",
        description =
                "Shows which scripts were applied and which are pending, with their verdicts, the journal head and"
                        + " drift in one line. Changes nothing. Whether all of it fits is asked by validate.",
        exitCodeList = {"0:shown", "2:wrong option", "5:no usable database", "8:files that cannot be read"},
        footer = "  migrator info --url postgresql://db/pivotal --password-file owner.txt")
public final class InfoCommand implements Action {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--sizes",
            description = "Show rows and bytes of each table instead, as lines for table-sizes.csv. Rows are those of"
                    + " the server's statistics.")
    private boolean sizes;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        SchemaDatabase database = common.database(environment);
        SchemaState state = database.state(progress);
        Answer answer = StateAnswer.of(state);
        if (sizes) {
            List<TableSize> tables = database.sizes();
            answer.line(TableSize.HEADER);
            tables.stream().filter(table -> table.rows().isPresent()).forEach(table -> answer.line(table.line()));
            tables.stream()
                    .filter(table -> table.rows().isEmpty())
                    .forEach(table -> progress.say(table.table() + " was never counted: run ANALYZE " + table.table()));
            return answer;
        }
        answer.line("database " + state.target()).line("journal " + state.journalHead() + ", schema at " + state.at());
        int width = state.scripts().stream()
                .mapToInt(script -> script.name().length())
                .max()
                .orElse(1);
        state.scripts().forEach(script -> answer.line(line(script, width)));
        state.remarks().forEach(answer::line);
        answer.line(state.driftLine());
        if (!state.findings().isEmpty()) {
            answer.line(state.findings().size() + " findings about journal and history, see validate");
        }
        return answer.line("state " + state.standing());
    }

    private static String line(ScriptState script, int width) {
        String applied =
                script.applied().map(at -> "applied " + MINUTE.format(at)).orElse("pending");
        String took = script.took().map(time -> "  " + time.toMillis() + " ms").orElse("");
        return String.format(
                Locale.ROOT,
                "%-5s %-" + width + "s  %-11s  %s%s",
                script.version(),
                script.name(),
                script.verdict(),
                applied,
                took);
    }
}
