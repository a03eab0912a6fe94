package com.pivotalflow.node.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready until the file is there that {@code pivotal.drain.file} names. A file and no signal, since signals belong to the
 * server, which refuses requests at once when it gets one.
 */
@Readiness
@ApplicationScoped
public class NodeReadiness implements HealthCheck {

    private static final Optional<Path> DRAINING = ConfigProvider.getConfig()
            .getOptionalValue("pivotal.drain.file", String.class)
            .map(Path::of);

    @Override
    public HealthCheckResponse call() {
        boolean isDraining = DRAINING.filter(Files::exists).isPresent();
        return HealthCheckResponse.named("node")
                .withData("state", isDraining ? "stopping" : "serving")
                .status(!isDraining)
                .build();
    }
}
