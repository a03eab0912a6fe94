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
 * The timers of this node in numbers: when each ended last (seconds since 1970), how long it worked, how much it did, how
 * many runs failed since the start, and whether the last one did (1 or 0). No number until a timer has run, but 0 failures.
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
            count("pivotal.timer.failures", timer, TimerRun::failures);
            count("pivotal.timer.failed", timer, run -> run.isFailed() ? 1 : 0);
        }
    }

    private void gauge(String name, TimerName timer, ToDoubleFunction<TimerRun> number) {
        gauge(name, timer, number, Double.NaN);
    }

    /** Nothing before the first run, so that the first failure is an increase. */
    private void count(String name, TimerName timer, ToDoubleFunction<TimerRun> number) {
        gauge(name, timer, number, 0);
    }

    /** The only form that the server's registry forwards: what a builder registers is lost. */
    private void gauge(String name, TimerName timer, ToDoubleFunction<TimerRun> number, double before) {
        meters.gauge(
                name,
                Tags.of("timer", timer.wireName()),
                this,
                gauges -> gauges.watch.last(timer).map(number::applyAsDouble).orElse(before));
    }
}
