package com.pivotalflow.rest.observation;

import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerRun;
import com.pivotalflow.timer.TimerWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;

/**
 * The timers of this node in numbers: when each ended last (seconds since 1970), how long it worked, how much it did, and
 * how many runs failed since the start. No number until a timer has run.
 */
@ApplicationScoped
public class TimerGauges {

    private static final double MILLIS_OF_SECOND = 1000;

    @Inject
    TimerWatch watch;

    @Inject
    MeterRegistry meters;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        for (TimerName timer : TimerName.values()) {
            gauge("pivotal.timer.ended.seconds", timer, run -> run.endedAt().getEpochSecond());
            gauge("pivotal.timer.took.seconds", timer, run -> run.took().toMillis() / MILLIS_OF_SECOND);
            gauge("pivotal.timer.items", timer, TimerRun::items);
            gauge("pivotal.timer.failures", timer, TimerRun::failures);
        }
    }

    /** The only form that the server's registry forwards: what a builder registers is lost. */
    private void gauge(String name, TimerName timer, ToDoubleFunction<TimerRun> number) {
        meters.gauge(
                name,
                Tags.of("timer", timer.wireName()),
                this,
                gauges -> gauges.watch.last(timer).map(number::applyAsDouble).orElse(Double.NaN));
    }
}
