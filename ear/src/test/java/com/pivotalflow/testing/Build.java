package com.pivotalflow.testing;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build leaves what the tests run; found from the classes, so that an IDE may start anywhere. */
public final class Build {

    private Build() {}

    /** {@code ear/target}. */
    static Path target() {
        try {
            Path classes = Path.of(Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling(".").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the test classes have no place in the file system", e);
        }
    }

    /** The archive that is released. */
    static Path ear() {
        return built(target().resolve("pivotal.ear"), "mvn package");
    }

    /** The server as provisioned, not to be changed. */
    static Path server() {
        return built(module("server-config").resolve("target/server"), "mvn -pl server-config package");
    }

    /** The folder of another module of the project. */
    public static Path module(String name) {
        return target().resolveSibling("../" + name).normalize();
    }

    private static Path built(Path path, String command) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is not there; run " + command + " first");
        }
        return path;
    }
}
