package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.SchemaCopies;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Progress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: a backup into a fresh database, or one table of a copy beside the others. */
@Command(
        name = "restore",
        header = "Brings a copy back.",
        description = "Restores a full backup into a fresh database, and only into one: there is no way to write over"
                + " anything. Restored means that the catalog is the expected one and every table reads back as it was"
                + " saved. With --table one table of a copy comes back as a new table of its own, for people to take"
                + " from it.",
        exitCodeList = {
            "0:restored and compared",
            "2:wrong option, or no such copy",
            "5:no usable database",
            "7:not equal; then no application starts on it",
            "8:the database is not fresh, or files cannot be read"
        },
        footer = "  migrator restore /var/backups/pivotal/20261107T0412-full --into postgresql://db/fresh")
public final class RestoreCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "DIR", description = "The folder of the copy.")
    private Path copy = Path.of("");

    @Option(
            names = "--into",
            paramLabel = "URL",
            required = true,
            description = "The database it is brought into, as --url has it.")
    private String into = "";

    @Option(names = "--table", paramLabel = "TABLE", description = "Only this table, such as public.customers.")
    private @Nullable String table;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        common.url = into;
        SchemaCopies copies = common.copies(environment);
        if (table != null) {
            String made = copies.restoreTable(copy, table, progress);
            return Answer.of("ok")
                    .line(table + " came back as " + made + "; nothing else was changed")
                    .step("take from " + made + " what is needed, then drop it");
        }
        long rows = copies.restore(copy, progress);
        return Answer.of("ok")
                .coverage("full")
                .line(String.format(Locale.ROOT, "restored %,d rows, catalog and every table compared", rows));
    }
}
