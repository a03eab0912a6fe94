package com.pivotalflow.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes have used of the processors, as Linux counts it, in ticks of 10 ms. It hardly depends on what else the
 * machine does, other than the time that passes.
 */
final class ProcessorTime {

    private static final double TICKS_IN_A_SECOND = 100;
    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;
    private static final int SYSTEM = 12;

    private ProcessorTime() {}

    /** Seconds of one process. */
    static double of(long process) throws IOException {
        return seconds(process, SYSTEM);
    }

    /** Seconds of a process and of those that it has started, whether they still run or not. */
    static double ofAll(ProcessHandle parent) throws IOException {
        double sum = 0;
        for (ProcessHandle each :
                Stream.concat(parent.descendants(), Stream.of(parent)).toList()) {
            sum += seconds(each.pid(), CHILDREN_SYSTEM);
        }
        return sum;
    }

    /** Resident memory of a process: the most it ever had, in bytes. */
    static long mostMemory(long process) throws IOException {
        return memory(process, "VmHWM:");
    }

    /** Resident memory of a process now, in bytes. */
    static long memory(long process) throws IOException {
        return memory(process, "VmRSS:");
    }

    private static long memory(long process, String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(process), "status"));
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .map(kibibytes -> kibibytes * 1024)
                .findFirst()
                .orElseThrow();
    }

    private static double seconds(long process, int last) throws IOException {
        String line;
        try {
            line = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
        } catch (NoSuchFileException e) {
            // It has ended, and counts among the children of its parent.
            return 0;
        }
        // The name before may hold spaces.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = 0;
        for (int field = USER; field <= last; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / TICKS_IN_A_SECOND;
    }
}
