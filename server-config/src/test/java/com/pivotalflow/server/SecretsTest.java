package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path directory;

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        Path secrets = directory.resolve("secrets");

        Path key = new Secrets(secrets).key("key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void passwordIsMadeOnceAndKept() {
        String first = new Secrets(directory).password("app-password");

        assertThat(new Secrets(directory).password("app-password")).isEqualTo(first);
        assertThat(new Secrets(directory).password("owner-password")).isNotEqualTo(first);
    }

    @Test
    void passwordHasNothingThatNeedsQuoting() {
        assertThat(new Secrets(directory).password("app-password")).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void keyHasThirtyTwoBytesInBase64() throws IOException {
        Path key = new Secrets(directory).key("key");

        assertThat(Base64.getDecoder().decode(Files.readString(key).strip())).hasSize(32);
    }

    @Test
    void draftOfAnInterruptedRunIsReplaced() throws IOException {
        Files.writeString(directory.resolve("app-password.new"), "half");

        assertThat(new Secrets(directory).password("app-password")).hasSize(43);
    }

    @Test
    void emptySecretIsRefusedByName() throws IOException {
        Files.writeString(directory.resolve("app-password"), "\n");

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> new Secrets(directory).password("app-password"))
                .withMessageContaining("app-password");
    }
}
