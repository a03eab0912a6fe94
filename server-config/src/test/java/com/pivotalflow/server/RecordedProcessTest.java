package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedProcessTest {

    /** In the command line of this very JVM. */
    private static final Path OWN = Path.of(System.getProperty("java.home"));

    @TempDir
    Path directory;

    @Test
    void livingProcessOfTheDirectoryIsFound() throws IOException {
        RecordedProcess recorded = recorded(ProcessHandle.current().pid() + "\n/some/more\n", OWN);

        assertThat(recorded.find()).contains(ProcessHandle.current());
        assertThat(recorded.isStranger()).isFalse();
    }

    @Test
    void numberGivenToAnotherProgramIsAStranger() throws IOException {
        RecordedProcess recorded =
                recorded(String.valueOf(ProcessHandle.current().pid()), Path.of("/no/such/directory"));

        assertThat(recorded.find()).isEmpty();
        assertThat(recorded.isStranger()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "postgres", "-1", "99999999999999999999"})
    void unusableRecordNamesNobody(String content) throws IOException {
        RecordedProcess recorded = recorded(content, OWN);

        assertThat(recorded.find()).isEmpty();
        assertThat(recorded.isStranger()).isFalse();
    }

    @Test
    void missingRecordNamesNobody() {
        assertThat(new RecordedProcess(directory.resolve("none"), OWN).find()).isEmpty();
    }

    private RecordedProcess recorded(String content, Path owner) throws IOException {
        return new RecordedProcess(Files.writeString(directory.resolve("pid"), content), owner);
    }
}
