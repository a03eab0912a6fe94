package com.pivotalflow.timer.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells how the timers of this node went. Never DOWN: a node whose purge failed serves requests as well as any other. */
@Readiness
@ApplicationScoped
public class TimerReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("timers");
        TimerSource.find().map(source -> source.get()).orElse(Map.of()).forEach(response::withData);
        return response.up().build();
    }
}
