package com.pivotalflow.rest.observation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The schema in numbers: the version it is at, how many scripts of this build it lacks, and how many differences there
 * are. A gauge is not a number while the database does not tell.
 */
@ApplicationScoped
public class SchemaGauges {

    private static final Logger LOG = System.getLogger(SchemaGauges.class.getName());

    /** Known by its address only, as the endpoint's. */
    @EJB(lookup = "java:app/migrations/SchemaReadinessBean")
    Callable<Map<String, String>> schema;

    @Inject
    MeterRegistry meters;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        gauge("pivotal.schema.version", "version");
        gauge("pivotal.schema.pending", "pending");
        gauge("pivotal.schema.drift", "drift");
    }

    /** The only form that the server's registry forwards: what a builder registers is lost. */
    private void gauge(String name, String number) {
        meters.gauge(name, Tags.empty(), this, gauges -> gauges.read(number));
    }

    private double read(String number) {
        try {
            return Integer.parseInt(schema.call().getOrDefault(number, ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "no number of the schema", e);
            return Double.NaN;
        }
    }
}
