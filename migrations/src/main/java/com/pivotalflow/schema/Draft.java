package com.pivotalflow.schema;

import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.RefusedFileException;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A script that may lie anywhere, to be judged before it has a number: on top of what the journal has, or of a few files
 * alone.
 *
 * @param script what is judged; a file without a script's name counts as the one behind what it is judged on
 * @param before what runs before it, in order
 * @param alone whether these are files that were named, which a superuser runs, and not the scripts of the journal
 */
public record Draft(Script script, List<Script> before, boolean alone) {

    public Draft {
        before = List.copyOf(before);
    }

    /**
     * Reads files.
     *
     * @param files the scripts and the journal, if nothing is named to go before
     * @param file what is judged
     * @param after what goes before; empty for the scripts of the journal, up to the draft if it is one of them
     * @throws SchemaRefusedException if a file cannot be read
     * @throws RefusedFileException if one is no text
     */
    public static Draft read(SchemaFiles files, Path file, List<Path> after) {
        if (!after.isEmpty()) {
            List<Script> before = new ArrayList<>();
            for (Path earlier : after) {
                before.add(script(earlier, before.size() + 1));
            }
            return new Draft(script(file, before.size() + 1), before, true);
        }
        ScriptFolder folder = files.folder();
        LockFile lock = files.lock();
        int head = lock.lines().stream().mapToInt(LockLine::number).max().orElse(0);
        Script script = script(file, head + 1);
        List<Script> journal = folder.scripts().stream()
                .filter(known -> lock.line(known.name().version()).isPresent())
                .takeWhile(known -> !known.name().equals(script.name()))
                .toList();
        return new Draft(script, journal, false);
    }

    private static Script script(Path file, int number) {
        try {
            return Script.of(ScriptName.ofDraft(String.valueOf(file.getFileName()), number), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new SchemaRefusedException(
                    Exit.USAGE, "cannot read " + file + ": " + e + "; name a file. Nothing was changed");
        }
    }
}
