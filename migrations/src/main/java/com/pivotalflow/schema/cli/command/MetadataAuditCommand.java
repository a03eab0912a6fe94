package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.SchemaCopies;
import com.pivotalflow.schema.backup.MetadataAudit;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code metadata-audit}: whether business values hide in documents. */
@Command(
        name = "metadata-audit",
        header = "Looks for business values in JSON documents.",
        description =
                "Looks through every document that is not exempt for keys that the rule of the schema forbids, and"
                        + " shows table, organization, row, path and key, never a value. Changes nothing.",
        exitCodeList = {"0:clean", "1:forbidden keys", "2:wrong option", "5:no usable database", "7:rows cannot be read"
        },
        footer = "  migrator metadata-audit --limit 20")
public final class MetadataAuditCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "After how many keys to stop; ${DEFAULT-VALUE} if nothing is said.")
    private long limit;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        SchemaCopies copies = common.copies(environment);
        Answer lines = Answer.of("ok");
        Answer found = Answer.of("findings").exit(Exit.FINDINGS);
        MetadataAudit.Result result = copies.audit(
                limit,
                violation -> {
                    lines.line(violation.toString());
                    found.place(violation.toString());
                },
                progress);
        Answer answer = result.violations() == 0 ? lines : found;
        return answer.line(result.columns() + " columns with documents, " + result.violations() + " forbidden keys");
    }
}
