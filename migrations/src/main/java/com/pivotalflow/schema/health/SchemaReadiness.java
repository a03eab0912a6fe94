package com.pivotalflow.schema.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as a start would accept the schema as it is: what nobody expected and nothing depends on does no harm.
 */
@Readiness
@ApplicationScoped
public class SchemaReadiness implements HealthCheck {

    private static final Logger LOG = System.getLogger(SchemaReadiness.class.getName());

    private static final String NAME = "schema";

    private static final String REFUSED = "refused";

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME);
        Optional<Callable<Map<String, String>>> source = SchemaSource.find();
        if (source.isEmpty()) {
            return response.withData(REFUSED, "the schema is not in place")
                    .down()
                    .build();
        }
        try {
            Map<String, String> state = source.get().call();
            state.forEach(response::withData);
            return response.status(!state.containsKey(REFUSED)).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return response.withData(REFUSED, "the server is stopping").down().build();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "The state of the schema can't be told: " + e);
            return response.withData(REFUSED, "the database does not tell its state")
                    .down()
                    .build();
        }
    }
}
