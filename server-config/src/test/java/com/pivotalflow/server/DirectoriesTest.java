package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTest {

    @TempDir
    Path directory;

    @Test
    void deletingLeavesWhatALinkPointsTo() throws IOException {
        Path outside = Files.writeString(
                Files.createDirectories(directory.resolve("outside")).resolve("kept"), "kept");
        Path tree = Files.createDirectories(directory.resolve("tree/deep"));
        Files.createSymbolicLink(tree.resolve("link"), outside.getParent());

        Directories.delete(directory.resolve("tree"));

        assertThat(directory.resolve("tree")).doesNotExist();
        assertThat(outside).hasContent("kept");
    }

    @Test
    void copyHasTheSameFiles() throws IOException {
        Files.writeString(
                Files.createDirectories(directory.resolve("from/deep")).resolve("file"), "content");

        Directories.copy(directory.resolve("from"), directory.resolve("to"));

        assertThat(directory.resolve("to/deep/file")).hasContent("content");
    }
}
