package com.pivotalflow.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process that is known from a file with its number. The file survives a crash, and the number may since have been
 * given to another program; so the process counts only if it was started for a certain directory.
 *
 * @param pidFile its first line is the number
 * @param directory appears in the command line of the right process, and of no other
 */
record RecordedProcess(Path pidFile, Path directory) {

    /** The process, if it lives and is the right one. */
    Optional<ProcessHandle> find() {
        return anyOfThatNumber()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(directory.toString()))
                        .isPresent());
    }

    /** Whether another program now has the recorded number. */
    boolean isStranger() {
        return anyOfThatNumber().isPresent() && find().isEmpty();
    }

    private Optional<ProcessHandle> anyOfThatNumber() {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of);
        } catch (IOException nothingRecorded) {
            return Optional.empty();
        }
    }
}
