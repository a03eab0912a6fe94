package com.pivotalflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.Property;

/** Makes timers of the application go off now, as an operator can: by the server's management interface. */
public final class Timers {

    private Timers() {}

    /** Runs the only timer of a singleton bean of the business module and waits for its end. */
    public static void run(TestServer server, String bean) {
        try (ModelControllerClient client =
                ModelControllerClient.Factory.create("http-remoting", "127.0.0.1", server.managementPort())) {
            ModelNode service = Operations.createAddress(
                    "deployment", "pivotal.ear",
                    "subdeployment", "ejb.jar",
                    "subsystem", "ejb3",
                    "singleton-bean", bean,
                    "service", "timer-service");
            ModelNode read = Operations.createReadResourceOperation(service, true);
            read.get("include-runtime").set(true);
            List<Property> timers = execute(client, read).get("timer").asPropertyList();
            if (timers.size() != 1) {
                throw new AssertionError(bean + " has " + timers.size() + " timers");
            }
            ModelNode timer = service.clone().add("timer", timers.get(0).getName());
            execute(client, Operations.createOperation("trigger", timer));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot trigger the timer of " + bean, e);
        }
    }

    private static ModelNode execute(ModelControllerClient client, ModelNode operation) throws IOException {
        ModelNode answer = client.execute(operation);
        if (!Operations.isSuccessfulOutcome(answer)) {
            throw new AssertionError(operation + " failed: " + Operations.getFailureDescription(answer));
        }
        return Operations.readResult(answer);
    }
}
