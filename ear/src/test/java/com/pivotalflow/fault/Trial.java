package com.pivotalflow.fault;

import java.time.Duration;

/** Clients that work on an installation while things break; in the end the ledger decides. */
final class Trial {

    private Trial() {}

    /** What breaks, and when. */
    @FunctionalInterface
    interface Course {

        /** Breaks things, one after the other. */
        void take(Strikes strikes) throws Exception;
    }

    /**
     * Starts an installation of this name, and judges what became of it.
     *
     * @return how many requests were acknowledged
     */
    static long run(String name, long seed, int clients, Course course) throws Exception {
        System.out.printf("seed %d, %d clients%n", seed, clients);
        long begin = System.nanoTime();
        try (Installation installation = Installation.start(name);
                Ledger ledger = Ledger.in(installation.folder().resolve("ledger"))) {
            Tenant tenant = Tenant.open(installation.database());
            Load load = Load.start(installation, tenant, ledger, seed, clients);
            load.awaitProgress(clients);
            Strikes strikes = new Strikes(installation, load, seed);

            course.take(strikes);

            installation.awaitReady();
            load.stop();
            System.out.printf(
                    "seed %d: %s in %d s; %s%n",
                    seed,
                    strikes.done(),
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                    ledger.summary());
            new Judge(installation.database(), tenant, ledger).judge();
            return ledger.acknowledged();
        }
    }
}
