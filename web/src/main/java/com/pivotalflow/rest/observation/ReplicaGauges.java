package com.pivotalflow.rest.observation;

import com.pivotalflow.organization.Replica;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** The copy of the database that lists are read from, in numbers; nothing where none is configured. */
@ApplicationScoped
public class ReplicaGauges {

    private static final double MILLIS_OF_SECOND = 1000;

    @Inject
    Replica replica;

    @Inject
    MeterRegistry meters;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (!replica.isConfigured()) {
            return;
        }
        // The only form that the server's registry forwards: what a builder registers is lost.
        meters.gauge("pivotal.replica.usable", Tags.empty(), replica, copy -> copy.isUsable() ? 1 : 0);
        meters.gauge(
                "pivotal.replica.lag.seconds",
                Tags.empty(),
                replica,
                copy -> copy.lag().map(lag -> lag.toMillis() / MILLIS_OF_SECOND).orElse(Double.NaN));
        meters.gauge("pivotal.replica.reads", Tags.of("by", "replica"), replica, Replica::reads);
        meters.gauge("pivotal.replica.reads", Tags.of("by", "primary"), replica, Replica::fallbacks);
    }
}
