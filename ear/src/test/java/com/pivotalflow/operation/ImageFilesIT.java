package com.pivotalflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image of the server is made of the server here, by root, and run by somebody who may only read it. */
class ImageFilesIT {

    private static final String LISTS = "standalone/configuration/";

    @Test
    void whoeverRunsTheImageCanReadTheServer() throws IOException {
        String image =
                Files.readString(Build.module("server-config").resolve("src/main/container/server.Containerfile"));
        assertThat(image).contains("RUN chmod a+r /opt/pivotal/server/" + LISTS + "*.properties");

        Path server = Build.server();
        try (Stream<Path> files = Files.walk(server)) {
            List<String> hidden = files.filter(file -> !isReadableByOthers(file))
                    .map(file -> server.relativize(file).toString())
                    .filter(name -> !name.matches(LISTS + "[a-z-]+\\.properties"))
                    .toList();
            assertThat(hidden).isEmpty();
        }
    }

    private static boolean isReadableByOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
