package com.pivotalflow.schema.scratch;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Puts the servers of a test run into memory where there is plenty of it. A database is some three hundred files, and
 * the tests make and drop thousands: on a disk, allocating these files costs more than all that is tested, even if
 * nothing is ever waited for.
 */
public final class MemoryDisk implements LauncherSessionListener {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long GIGABYTE = 1L << 30;

    /** In containers it is often tiny, and what two runs at a time fill is about a gigabyte. */
    private static final long ROOM = 4 * GIGABYTE;

    /** Of the machine or, where that is less, of the container; files there count as its memory. */
    private static final long MACHINE = 8 * GIGABYTE;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        // Always set: tests give the process another folder for temporary files.
        if (System.getProperty(ScratchFolder.ROOT) == null) {
            System.setProperty(
                    ScratchFolder.ROOT, hasRoom() ? MEMORY.toString() : System.getProperty("java.io.tmpdir"));
        }
    }

    private static boolean hasRoom() {
        try {
            return Files.isWritable(MEMORY)
                    && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM
                    && ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                    .getTotalMemorySize()
                            >= MACHINE
                    && available() >= ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    private static long available() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
