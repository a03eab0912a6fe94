package com.pivotalflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.Property;

/** The operations that a server has in its own registry, whatever any document or annotation says. */
public final class DeployedRoutes {

    private DeployedRoutes() {}

    /** Method and path of each, such as {@code GET /api/v1/quotes/{id}}. */
    public static Set<String> of(TestServer server) {
        try (ModelControllerClient client =
                ModelControllerClient.Factory.create("remote+http", "127.0.0.1", server.managementPort())) {
            ModelNode read = new ModelNode();
            read.get("operation").set("read-children-resources");
            read.get("address")
                    .add("deployment", "pivotal.ear")
                    .add("subdeployment", "web.war")
                    .add("subsystem", "jaxrs");
            read.get("child-type").set("rest-resource");
            read.get("include-runtime").set(true);
            ModelNode answer = client.execute(read);
            if (!answer.get("outcome").asString().equals("success")) {
                throw new AssertionError("the server does not tell its routes: " + answer);
            }
            return routes(answer.get("result"));
        } catch (IOException e) {
            throw new UncheckedIOException("the server does not tell its routes", e);
        }
    }

    private static Set<String> routes(ModelNode resources) {
        Set<String> routes = new TreeSet<>();
        for (Property resource : resources.asPropertyList()) {
            for (ModelNode path : resource.getValue().get("rest-resource-paths").asList()) {
                path.get("resource-methods").asList().forEach(method -> routes.add(method.asString()));
            }
        }
        return routes;
    }
}
