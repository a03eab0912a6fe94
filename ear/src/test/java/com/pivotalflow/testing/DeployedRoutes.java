package com.pivotalflow.testing;

import java.util.Set;
import java.util.TreeSet;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.Property;

/** The operations that a server has in its own registry, whatever any document or annotation says. */
public final class DeployedRoutes {

    private DeployedRoutes() {}

    /** Method and path of each, such as {@code GET /api/v1/quotes/{id}}. */
    public static Set<String> of(TestServer server) {
        try (Management management = Management.of(server)) {
            ModelNode read = Operations.createOperation(
                    "read-children-resources", Management.deployed("web.war", "subsystem", "jaxrs"));
            read.get("child-type").set("rest-resource");
            read.get("include-runtime").set(true);
            return routes(management.execute(read));
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
