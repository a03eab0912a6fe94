package com.pivotalflow.schema.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;

/** Where the data of a server of the tests lies. What a killed run leaves there is swept by a later one. */
public final class ServerFolder {

    private final ScratchFolder folder;

    private ServerFolder(ScratchFolder folder) {
        this.folder = folder;
    }

    /** In memory, where {@link MemoryDisk} found room for it. */
    public static ServerFolder create() {
        try {
            return new ServerFolder(ScratchFolder.create());
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for a server", e);
        }
    }

    /** On a disk, for a server that is to be as slow as a real one. */
    public static ServerFolder onDisk() {
        return below(Path.of(System.getProperty("java.io.tmpdir"), "pivotal-scratch"));
    }

    /** In a new folder of this one. */
    public static ServerFolder below(Path root) {
        try {
            return new ServerFolder(ScratchFolder.create(root, Clock.systemUTC().instant()));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for a server", e);
        }
    }

    /** Nothing is there yet. */
    public Path data() {
        return folder.path().resolve("data");
    }

    /** Removes it with all that is in it. */
    public void delete() {
        folder.delete();
    }
}
