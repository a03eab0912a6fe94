package com.pivotalflow.server;

import java.util.Locale;
import java.util.Properties;

/** The machine, as far as the choice of PostgreSQL's binaries and locale depends on it. */
enum Platform {
    LINUX_AMD64("postgres-linux-x86_64.txz", "C.UTF-8", "C.UTF-8"),
    LINUX_ARM64("postgres-linux-arm_64.txz", "C.UTF-8", "C.UTF-8"),
    // macOS has no C.UTF-8; C sorts the same way, by code point.
    MAC_AMD64("postgres-darwin-x86_64.txz", "C", "UTF-8"),
    MAC_ARM64("postgres-darwin-arm_64.txz", "C", "UTF-8");

    private final String archive;
    private final String collation;
    private final String characterTypes;

    Platform(String archive, String collation, String characterTypes) {
        this.archive = archive;
        this.collation = collation;
        this.characterTypes = characterTypes;
    }

    /** @throws LaunchException if there are no binaries for it here */
    static Platform of(Properties properties) {
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = properties.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (system.equals("linux") && (arm || intel)) {
            return arm ? LINUX_ARM64 : LINUX_AMD64;
        }
        if (system.startsWith("mac") && (arm || intel)) {
            return arm ? MAC_ARM64 : MAC_AMD64;
        }
        throw new LaunchException(
                ExitCode.USAGE,
                "There is no PostgreSQL for %s on %s here; run the server against a database of your own (server-config/README.md)."
                        .formatted(system, processor));
    }

    /** The resource with the binaries, at the root of the class path. */
    String archive() {
        return archive;
    }

    String collation() {
        return collation;
    }

    String characterTypes() {
        return characterTypes;
    }
}
