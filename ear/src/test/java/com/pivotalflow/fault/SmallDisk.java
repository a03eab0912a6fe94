package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own that is soon full. To make one takes root. */
final class SmallDisk implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SmallDisk.class.getName());
    private static final byte[] BLOCK = new byte[64 * 1024];

    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /** An empty one at this folder. */
    static SmallDisk at(Path folder, int mebibytes) throws Exception {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=1777", "none", folder.toString());
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Takes all that is left of it. */
    void fill() {
        try (OutputStream file = Files.newOutputStream(ballast)) {
            while (Files.isRegularFile(ballast)) {
                file.write(BLOCK);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Full: " + e.getMessage());
        }
    }

    /** Gives it back. */
    void free() throws IOException {
        Files.delete(ballast);
    }

    @Override
    public void close() throws Exception {
        run("umount", folder.toString());
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
