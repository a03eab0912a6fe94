package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every build sees of {@link KillFaults}: one fault of each kind by itself, in an order of chance. {@code -Dit.seed=}
 * repeats a run.
 */
class ShortFaultsIT {

    private static final long SEED = Long.getLong("it.seed", System.currentTimeMillis());
    private static final int CLIENTS = 2;

    @Test
    void whatWasAcknowledgedOutlivesOneFaultOfEachKind() throws Exception {
        List<Strikes.Fault> faults = new ArrayList<>(
                List.of(Strikes.Fault.CUT, Strikes.Fault.SERVER, Strikes.Fault.DATABASE, Strikes.Fault.SILENCE));
        Collections.shuffle(faults, new Random(SEED));

        long acknowledged = Trial.run("short", SEED, CLIENTS, strikes -> {
            for (Strikes.Fault fault : faults) {
                strikes.strikeAlone(fault);
            }
        });

        assertThat(acknowledged).isGreaterThan(faults.size());
    }
}
