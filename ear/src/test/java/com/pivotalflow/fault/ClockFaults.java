package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Build;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The clocks of the servers jump, forward and back, while that of the database goes on. Needs libfaketime, which Debian's
 * package {@code faketime} has; {@code -Dit.faketime=} says where it lies.
 */
class ClockFaults {

    /** The variable that names the file with how far the clock is off. */
    static final String CLOCK = "FAKETIME_TIMESTAMP_FILE";

    private static final long SEED = Long.getLong("it.seed", System.currentTimeMillis());
    private static final int CLIENTS = Integer.getInteger("it.clients", 3);
    private static final Path LIBRARY =
            Path.of(System.getProperty("it.faketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"));
    private static final int SOME = 30;

    /** Hours from the true time: first far away, then each time across it. */
    private static final List<Integer> HOURS = List.of(1, -1, 5, -5, 0);

    @Test
    void whatWasAcknowledgedOutlivesJumpsOfTheClock() throws Exception {
        assertThat(LIBRARY).as("libfaketime").exists();
        System.out.printf("seed %d, %d clients%n", SEED, CLIENTS);
        Path clock = Files.createDirectories(Build.scratch()).resolve("clock.set");
        set(clock, 0);
        try (Installation installation = Installation.start(
                        "clock",
                        CLOCK,
                        clock.toString(),
                        "LD_PRELOAD",
                        LIBRARY.toString(),
                        // It looks again after so many seconds.
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        // What waits for so long has waited for so long.
                        "DONT_FAKE_MONOTONIC",
                        "1",
                        "NO_FAKE_STAT",
                        "1");
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

    private static void set(Path clock, int hours) throws Exception {
        Path next = Files.writeString(clock.resolveSibling("clock.next"), "%+dh%n".formatted(hours));
        Files.move(next, clock, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
