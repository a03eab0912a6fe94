package com.pivotalflow.server;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs: it refuses to be root. An ordinary user runs it as himself. Root takes a user namespace of
 * its own, in which it is nobody in particular and the files still belong to it; where that is refused (many
 * containers), the unprivileged user nobody, to whom the files are then given.
 */
enum PostgresUser {
    MYSELF("", 0),
    ROOT_IN_NAMESPACE("unshare -U", 0),
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups --", 65_534);

    private final String prefix;
    private final int fileOwner;

    PostgresUser(String prefix, int fileOwner) {
        this.prefix = prefix;
        this.fileOwner = fileOwner;
    }

    static PostgresUser ofThisProcess() {
        if (new UnixSystem().getUid() != 0) {
            return MYSELF;
        }
        return Stream.of(ROOT_IN_NAMESPACE, NOBODY)
                .filter(user -> user.command(List.of("true")).run().succeeded())
                .findFirst()
                .orElseThrow(
                        () -> new LaunchException(
                                ExitCode.FAILED,
                                "PostgreSQL does not run as root, and neither \"unshare -U\" nor \"setpriv\" works here. Run as an ordinary user."));
    }

    Command command(List<String> words) {
        List<String> all = new ArrayList<>();
        if (!prefix.isEmpty()) {
            all.addAll(List.of(prefix.split(" ", -1)));
        }
        all.addAll(words);
        return new Command(all);
    }

    /** Gives a tree to the user, if it belongs to somebody else; an earlier run may have used another way. */
    void own(Path tree) throws IOException {
        if (this == MYSELF || Files.getAttribute(tree, "unix:uid").equals(fileOwner)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(path, "unix:uid", fileOwner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** Lets the user reach what lies in a directory, without seeing what else is there. */
    void mayPassThrough(Path directory) throws IOException {
        if (this == NOBODY) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    /** @throws LaunchException if the user could not even run a program of a directory */
    void requireReach(Path program) {
        if (this == NOBODY
                && !command(List.of("test", "-x", program.toString())).run().succeeded()) {
            throw new LaunchException(
                    ExitCode.USAGE,
                    "PostgreSQL does not run as root, and the user nobody, as whom it runs here, cannot reach %s. Choose another data directory with -Dpivotal.data.dir=DIR, or run as an ordinary user."
                            .formatted(program));
        }
    }
}
