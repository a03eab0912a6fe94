package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A hundred kills of servers and databases under load. {@code -Dit.seed=} repeats a run, {@code -Dit.kills=} and
 * {@code -Dit.clients=} make it longer or harder.
 */
class KillFaults {

    private static final long SEED = Long.getLong("it.seed", System.currentTimeMillis());
    private static final int KILLS = Integer.getInteger("it.kills", 100);
    private static final int CLIENTS = Integer.getInteger("it.clients", 4);

    @Test
    void whatWasAcknowledgedOutlivesAHundredKills() throws Exception {
        System.out.printf("seed %d, %d kills, %d clients%n", SEED, KILLS, CLIENTS);
        long begin = System.nanoTime();
        try (Installation installation = Installation.start("kills");
                Ledger ledger = Ledger.in(installation.folder().resolve("ledger"))) {
            Tenant tenant = Tenant.open(installation.database());
            Load load = Load.start(installation, tenant, ledger, SEED, CLIENTS);
            load.awaitProgress(CLIENTS);
            Strikes strikes = new Strikes(installation, load, SEED);

            strikes.kill(KILLS);

            installation.awaitReady();
            load.stop();
            System.out.printf(
                    "seed %d: %s in %d s; %s%n",
                    SEED,
                    strikes.done(),
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                    ledger.summary());
            new Judge(installation.database(), tenant, ledger).judge();
            assertThat(ledger.acknowledged()).isGreaterThan(KILLS);
        }
    }
}
