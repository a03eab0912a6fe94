package com.pivotalflow.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory that one run of the server writes to: a fresh copy of the provisioned one with the application in it.
 *
 * @param application the name under which the application is deployed, and by which the server reports on it
 */
record ServerBase(Path directory, String application) {

    static ServerBase in(Path directory, Path ear) {
        return new ServerBase(directory, String.valueOf(ear.getFileName()));
    }

    /** @param humanLog whether people will read the log; otherwise it is one JSON object per line, as in production */
    void create(Path serverHome, Path ear, boolean humanLog) throws IOException {
        Directories.delete(directory);
        DataDirectory.createPrivate(directory);
        for (String part : new String[] {"configuration", "deployments"}) {
            Directories.copy(serverHome.resolve("standalone").resolve(part), directory.resolve(part));
        }
        if (humanLog) {
            // The server takes no expression there, so the copy is changed: once for its boot, once for what follows.
            replace("logging.properties", "handler.CONSOLE.formatter=JSON", "handler.CONSOLE.formatter=PATTERN");
            replace("standalone.xml", "<named-formatter name=\"JSON\"/>", "<named-formatter name=\"PATTERN\"/>");
        }
        Files.copy(ear, deployments().resolve(application));
    }

    private void replace(String file, String before, String after) throws IOException {
        Path path = directory.resolve("configuration").resolve(file);
        Files.writeString(path, Files.readString(path).replace(before, after));
    }

    boolean isDeployed() {
        return Files.exists(deployments().resolve(application + ".deployed"));
    }

    /** Why the server has refused the application, if it has. */
    Optional<String> refusal() throws IOException {
        Path failed = deployments().resolve(application + ".failed");
        return Files.exists(failed) ? Optional.of(Files.readString(failed)) : Optional.empty();
    }

    private Path deployments() {
        return directory.resolve("deployments");
    }
}
