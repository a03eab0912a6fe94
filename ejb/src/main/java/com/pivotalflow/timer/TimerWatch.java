package com.pivotalflow.timer;

import com.pivotalflow.timer.health.TimerSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the work of timers and remembers how it went. A run that fails ends here, with one ERROR: the next one may do better. */
@ApplicationScoped
public class TimerWatch {

    private static final Logger LOG = System.getLogger(TimerWatch.class.getName());

    private final Map<TimerName, TimerRun> runs = new ConcurrentHashMap<>();

    @Inject
    Clock clock;

    @Inject
    TimerLock lock;

    void open(@Observes @Initialized(ApplicationScoped.class) Object started) {
        TimerSource.open(this::lines);
    }

    void close(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        TimerSource.close();
    }

    /**
     * Runs the work of a timer.
     *
     * @param work tells how many things it did something to
     */
    public void run(TimerName timer, IntSupplier work) {
        Instant start = clock.instant();
        try {
            ended(timer, start, work.getAsInt(), null);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Timer " + timer.wireName() + " failed", e);
            ended(timer, start, 0, kind(e));
        }
    }

    /**
     * As {@link #run}, unless another node is doing this work right now: then nothing is done or remembered here.
     *
     * <p>Nodes whose clocks differ by more than the work takes do it one after the other, so it must do no harm twice.
     */
    public void runOnOneNode(TimerName timer, IntSupplier work) {
        Instant start = clock.instant();
        try {
            if (!lock.whileHeld(timer, () -> run(timer, work))) {
                LOG.log(Level.DEBUG, "Timer " + timer.wireName() + " runs on another node");
            }
        } catch (SQLException e) {
            LOG.log(Level.ERROR, "Timer " + timer.wireName() + " can't ask for its lock", e);
            ended(timer, start, 0, kind(e));
        }
    }

    /** How the timer's last run on this node went; empty if it has not run since the server started. */
    public Optional<TimerRun> last(TimerName timer) {
        return Optional.ofNullable(runs.get(timer));
    }

    /**
     * A line for each timer that has run, by its name; {@code warning} names those whose last run failed, and those that
     * found something that should not be there.
     */
    private Map<String, String> lines() {
        Map<String, String> lines = new TreeMap<>();
        runs.forEach((timer, run) -> lines.put(timer.wireName(), run.summary()));
        List<String> warnings = Stream.of(TimerName.values())
                .flatMap(timer -> last(timer).flatMap(run -> run.warning(timer)).stream())
                .toList();
        if (!warnings.isEmpty()) {
            lines.put("warning", String.join(", ", warnings));
        }
        return lines;
    }

    private void ended(TimerName timer, Instant start, int items, @Nullable String failure) {
        Instant end = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Duration took = Duration.between(start, end);
        runs.compute(timer, (name, before) -> {
            int earlier = before == null ? 0 : before.failures();
            return new TimerRun(end, took, items, failure, failure == null ? earlier : earlier + 1);
        });
    }

    /** Of the innermost cause, which tells more than the container's; its text may say more than a page should. */
    private static String kind(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
