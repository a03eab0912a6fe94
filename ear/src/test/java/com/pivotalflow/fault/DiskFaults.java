package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.testing.Build;
import org.junit.jupiter.api.Test;

/** The disk of the database is full, more than once: people are asked to come back, and nothing is half there. */
class DiskFaults {

    private static final long SEED = Long.getLong("it.seed", System.currentTimeMillis());
    private static final int CLIENTS = Integer.getInteger("it.clients", 3);
    private static final int MEBIBYTES = 400;
    private static final int TIMES = 3;
    private static final int SOME = 20;

    @Test
    void whatWasAcknowledgedOutlivesAFullDisk() throws Exception {
        System.out.printf("seed %d, %d clients%n", SEED, CLIENTS);
        try (SmallDisk disk = SmallDisk.at(Build.scratch().resolve("disk"), MEBIBYTES);
                Installation installation = Installation.start("full", TestPostgres.durableIn(disk.folder()));
                Ledger ledger = Ledger.in(installation.folder().resolve("ledger"))) {
            Tenant tenant = Tenant.open(installation.database());
            Load load = Load.start(installation, tenant, ledger, SEED, CLIENTS);
            int stopped = 0;
            for (int time = 0; time < TIMES; time++) {
                load.awaitProgress(SOME);
                disk.fill();
                load.awaitRefusals(SOME);
                disk.free();
                if (!installation.postgres().isRunning()) {
                    // It found no room for its log, and none to recover in. It is started as by whoever made room.
                    installation.postgres().startAgain();
                    stopped++;
                }
            }
            load.awaitProgress(SOME);
            load.stop();
            System.out.printf(
                    "seed %d: full %d times, the database stopped %d times; %s%n",
                    SEED, TIMES, stopped, ledger.summary());
            new Judge(installation.database(), tenant, ledger).judge();
            assertThat(ledger.acknowledged()).isGreaterThan(TIMES * SOME);
        }
    }
}
