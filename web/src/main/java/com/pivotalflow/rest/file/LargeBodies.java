package com.pivotalflow.rest.file;

import com.pivotalflow.rest.transport.BodyFilter;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Lets bodies in at the one address that files are sent to that the server itself would turn away as too large; whatever
 * is sent anywhere else is turned away as before. Named in {@code META-INF/services}.
 */
public class LargeBodies implements ServletExtension {

    private static final String ADDRESS = "/api/v1/imports";

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> exchange -> {
            if (exchange.getRequestPath().equals(ADDRESS)) {
                // One more, so that the filter of bodies says no and not the server.
                exchange.setMaxEntitySize(BodyFilter.LARGEST_FILE + 1);
            }
            next.handleRequest(exchange);
        });
    }
}
