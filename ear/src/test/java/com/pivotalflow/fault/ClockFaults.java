package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Build;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The clocks of the servers jump, forward and back, while that of the database goes on. Needs {@code gcc}, which makes the
 * library that moves them.
 */
class ClockFaults {

    /** The variable that names the file with how far the clock is off. */
    static final String CLOCK = "JUMPING_CLOCK";

    private static final long SEED = Long.getLong("it.seed", System.currentTimeMillis());
    private static final int CLIENTS = Integer.getInteger("it.clients", 3);
    private static final int SOME = 30;

    /** Hours from the true time: first far away, then each time across it. */
    private static final List<Integer> HOURS = List.of(1, -1, 5, -5, 0);

    @Test
    void whatWasAcknowledgedOutlivesJumpsOfTheClock() throws Exception {
        System.out.printf("seed %d, %d clients%n", SEED, CLIENTS);
        Path clock = Files.createDirectories(Build.scratch()).resolve("clock.set");
        set(clock, 0);
        try (Installation installation = Installation.start(
                        "clock",
                        CLOCK,
                        clock.toString(),
                        "LD_PRELOAD",
                        library().toString());
                Ledger ledger = Ledger.in(installation.folder().resolve("ledger"))) {
            Tenant tenant = Tenant.open(installation.database());
            Load load = Load.start(installation, tenant, ledger, SEED, CLIENTS);
            for (int hours : HOURS) {
                load.awaitProgress(SOME);
                set(clock, hours);
            }
            load.awaitProgress(SOME);
            load.stop();
            System.out.printf("seed %d: clocks off by %s hours; %s%n", SEED, HOURS, ledger.summary());
            new Judge(installation.database(), tenant, ledger).judge();
            assertThat(installation.database().number("""
                    SELECT count(DISTINCT date_trunc('hour', created_at)) FROM quotes WHERE organization_id = ?
                    """, tenant.organization().id()))
                    .as("hours in which quotes were made")
                    .isGreaterThanOrEqualTo(HOURS.size());
        }
    }

    /** Written in place: the servers see this file itself. */
    private static void set(Path clock, int hours) throws IOException {
        byte[] seconds = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(Duration.ofHours(hours).toSeconds())
                .array();
        try (FileChannel file = FileChannel.open(clock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(seconds), 0);
        }
    }

    private static Path library() throws Exception {
        Path library = Build.scratch().resolve("jumping-clock.so");
        Path source = Build.module("ear").resolve("src/test/c/jumping-clock.c");
        int made = new ProcessBuilder("gcc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).as("gcc").isZero();
        return library;
    }
}
