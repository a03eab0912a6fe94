package com.pivotalflow.rest.observation;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The schema in numbers: the version it is at, how many scripts of this build it lacks, and how many differences there
 * are. A gauge is not a number while the database does not tell.
 */
@ApplicationScoped
public class SchemaGauges {

    /** Known by its address only, as the endpoint's. */
    @EJB(lookup = "java:app/migrations/SchemaReadinessBean")
    Callable<Map<String, String>> schema;

    @Inject
    MeterRegistry meters;

    @Resource
    ManagedExecutorService executor;

    /** Kept here, since the registry keeps nobody. */
    private @Nullable Scraped<Map<String, String>> state;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        state = new Scraped<>(schema, executor, System::nanoTime);
        gauge("pivotal.schema.version", "version");
        gauge("pivotal.schema.pending", "pending");
        gauge("pivotal.schema.drift", "drift");
    }

    /** The only form that the server's registry forwards: what a builder registers is lost. */
    private void gauge(String name, String number) {
        meters.gauge(name, Tags.empty(), this, gauges -> gauges.read(number));
    }

    private double read(String number) {
        return requireNonNull(state)
                .get()
                .map(numbers -> numbers.get(number))
                .map(Double::parseDouble)
                .orElse(Double.NaN);
    }
}
