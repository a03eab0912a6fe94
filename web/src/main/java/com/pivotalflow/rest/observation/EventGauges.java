package com.pivotalflow.rest.observation;

import static java.util.Objects.requireNonNull;

import com.pivotalflow.outbox.EventCounts;
import com.pivotalflow.outbox.EventType;
import com.pivotalflow.outbox.OutboxAge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens in numbers: how many events of each type were written down on this node since it started, which tells how
 * quotes come to their statuses, and for how many seconds the oldest event has waited to be handed out. The age is not a
 * number while the database does not tell.
 */
@ApplicationScoped
public class EventGauges {

    private static final double MILLIS_OF_SECOND = 1000;

    @Inject
    EventCounts counts;

    @Inject
    OutboxAge age;

    @Inject
    MeterRegistry meters;

    @Resource
    ManagedExecutorService executor;

    /** Kept here, since the registry keeps nobody. */
    private @Nullable Scraped<Duration> longest;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        longest = new Scraped<>(age::read, executor, System::nanoTime);
        // The only form that the server's registry forwards: what a builder registers is lost.
        meters.gauge("pivotal.outbox.age.seconds", Tags.empty(), this, gauges -> gauges.seconds());
        for (EventType type : EventType.values()) {
            meters.gauge("pivotal.events", Tags.of("type", type.wireName()), this, gauges -> gauges.counts.of(type));
        }
    }

    private double seconds() {
        return requireNonNull(longest)
                .get()
                .map(waited -> waited.toMillis() / MILLIS_OF_SECOND)
                .orElse(Double.NaN);
    }
}
