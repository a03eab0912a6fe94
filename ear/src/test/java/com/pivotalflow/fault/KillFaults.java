package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

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
        long acknowledged = Trial.run("kills", SEED, CLIENTS, strikes -> strikes.kill(KILLS));

        assertThat(acknowledged).isGreaterThan(KILLS);
    }
}
