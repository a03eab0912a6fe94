package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void secondRunOnTheSameDirectoryIsRefused() {
        Path root = parent.resolve(".data");
        try (DataDirectory first = DataDirectory.open(root)) {
            assertThat(first.root()).isEqualTo(root);
            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(() -> DataDirectory.open(root))
                    .withMessageContaining(root.toString())
                    .withMessageContaining("-Dpivotal.data.dir")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.OCCUPIED));
        }
    }

    @Test
    void isFreeAgainAfterTheRun() {
        Path root = parent.resolve(".data");
        DataDirectory.open(root).close();

        try (DataDirectory again = DataDirectory.open(root)) {
            assertThat(again.root()).isEqualTo(root);
        }
    }

    @Test
    void nobodyElseMayLookIntoIt() throws IOException {
        Path root = parent.resolve("deep/er/.data");
        try (DataDirectory data = DataDirectory.open(root)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                    .isEqualTo("rwx------");
        }
    }
}
