package com.pivotalflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A home for one server process: links to the provisioned server, and a {@code standalone} folder of its own, so that
 * nothing a test does stays in the provisioned server and several servers run side by side.
 */
final class ServerHome {

    private static final String OWN = "standalone";

    private final Path folder;

    private ServerHome(Path folder) {
        this.folder = folder;
    }

    /** Makes it anew. */
    static ServerHome of(Path server, Path folder) throws IOException {
        delete(folder);
        Files.createDirectories(folder.resolve(OWN).resolve("deployments"));
        for (Path entry : children(server)) {
            if (!entry.endsWith(OWN)) {
                Files.createSymbolicLink(folder.resolve(entry.getFileName()), entry.toAbsolutePath());
            }
        }
        copy(server.resolve(OWN).resolve("configuration"), folder.resolve(OWN).resolve("configuration"));
        return new ServerHome(folder);
    }

    /** Puts an archive where the server deploys it when it starts. */
    void deploy(Path archive, String name) throws IOException {
        Path place = deployments().resolve(name);
        for (String marker : List.of(".failed", ".deployed", ".undeployed")) {
            Files.deleteIfExists(place.resolveSibling(name + marker));
        }
        Files.copy(archive, place, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(place.resolveSibling(name + ".dodeploy"), name);
    }

    /** What the deployment scanner wrote when the server refused the archive; empty if it did not. */
    String refusal(String name) {
        Path marker = deployments().resolve(name + ".failed");
        try {
            return Files.exists(marker) ? Files.readString(marker) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(marker.toString(), e);
        }
    }

    private Path deployments() {
        return folder.resolve(OWN).resolve("deployments");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path entry : children(from)) {
            Path target = to.resolve(entry.getFileName());
            if (Files.isDirectory(entry)) {
                copy(entry, target);
            } else {
                Files.copy(entry, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
