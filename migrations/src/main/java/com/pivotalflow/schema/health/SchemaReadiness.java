package com.pivotalflow.schema.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.naming.InitialContext;
import javax.naming.NamingException;
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

    /** A library of the EAR has no {@code java:app}. */
    private static final String BEAN = "java:global/pivotal/migrations/SchemaReadinessBean";

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME);
        try {
            Map<String, String> state = bean().call();
            state.forEach(response::withData);
            return response.status(!state.containsKey(REFUSED)).build();
        } catch (NamingException e) {
            return response.withData(REFUSED, "the schema is not in place")
                    .down()
                    .build();
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

    /** Looked up each time: this library is there before the module is, and after it. */
    @SuppressWarnings({"BanJNDI", "unchecked"}) // Nobody but this class says what is looked up, and what it is.
    private static Callable<Map<String, String>> bean() throws NamingException {
        return (Callable<Map<String, String>>) InitialContext.doLookup(BEAN);
    }
}
