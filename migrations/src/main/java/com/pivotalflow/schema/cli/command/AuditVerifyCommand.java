package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.SchemaCopies;
import com.pivotalflow.schema.backup.AuditAnchor;
import com.pivotalflow.schema.backup.AuditChains;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit-verify}: whether the audit log still is what was written. */
@Command(
        name = "audit-verify",
        header = "Verifies the audit log.",
        description = "Walks the chain of entries of every organization and names each entry that was changed, put in"
                + " another place, or lacks others before it. With --anchors it also finds a chain that was"
                + " written anew as a whole. Changes nothing.",
        exitCodeList = {"0:sound", "1:defects", "2:wrong option", "5:no usable database", "7:the log cannot be read"},
        footer = "  migrator audit-verify --anchors /var/log/pivotal/server.log")
public final class AuditVerifyCommand implements Action {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--anchors",
            paramLabel = "FILE",
            description = "A log of the server, or lines of it, that was kept where nobody who can change the database"
                    + " can change it: each \"audit chain of organization … ends at … with …\" in it is compared. Can"
                    + " be given more than once.")
    private final List<Path> anchors = new ArrayList<>();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Answer answer(Map<String, String> environment, Progress progress) {
        List<AuditAnchor> kept =
                anchors.stream().flatMap(AuditVerifyCommand::read).toList();
        SchemaCopies copies = common.copies(environment);
        List<String> lines = new ArrayList<>();
        AuditChains.Result result = copies.verifyAuditLog(kept, defect -> lines.add(defect.toString()), progress);
        Answer answer =
                result.defects() == 0 ? Answer.of("ok") : Answer.of("findings").exit(Exit.FINDINGS);
        lines.forEach(answer::place);
        return answer.line(result.organizations() + " organizations, " + result.entries() + " entries, "
                + result.anchors() + " anchors, " + result.defects() + " defects");
    }

    private static Stream<AuditAnchor> read(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return AuditAnchor.among(lines).stream();
        } catch (IOException e) {
            throw new SchemaRefusedException(Exit.USAGE, "cannot read " + file + ": " + e.getMessage());
        }
    }
}
