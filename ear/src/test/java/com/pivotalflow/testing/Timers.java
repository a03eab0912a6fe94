package com.pivotalflow.testing;

import java.util.List;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.Property;

/** Makes timers of the application go off now or pause, as an operator can: by the server's management interface. */
public final class Timers {

    private Timers() {}

    /** Runs the only timer of a singleton bean of the business module and waits for its end. */
    public static void run(TestServer server, String bean) {
        apply(server, bean, "trigger");
    }

    /** The same on a server on this machine that listens for its management there. */
    public static void run(int managementPort, String bean) {
        apply(managementPort, bean, "trigger");
    }

    /** Has the only timer of a bean not go off until {@link #resume}. */
    static void pause(TestServer server, String bean) {
        apply(server, bean, "suspend");
    }

    /** Lets a timer that was paused go off again. */
    static void resume(TestServer server, String bean) {
        apply(server, bean, "activate");
    }

    private static void apply(TestServer server, String bean, String operation) {
        apply(server.managementPort(), bean, operation);
    }

    private static void apply(int port, String bean, String operation) {
        ModelNode service =
                Management.deployed("ejb.jar", "subsystem", "ejb3", "singleton-bean", bean, "service", "timer-service");
        ModelNode read = Operations.createReadResourceOperation(service, true);
        read.get("include-runtime").set(true);
        try (Management management = Management.at(port)) {
            List<Property> timers = management.execute(read).get("timer").asPropertyList();
            if (timers.size() != 1) {
                throw new AssertionError(bean + " has " + timers.size() + " timers");
            }
            ModelNode timer = service.clone().add("timer", timers.get(0).getName());
            management.execute(Operations.createOperation(operation, timer));
        }
    }
}
