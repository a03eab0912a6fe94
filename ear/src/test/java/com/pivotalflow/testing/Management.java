package com.pivotalflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/** The management interface of a server, as an operator uses it. */
final class Management implements AutoCloseable {

    private final ModelControllerClient client;

    private Management(ModelControllerClient client) {
        this.client = client;
    }

    /** Connects at the first operation. */
    static Management of(TestServer server) {
        return at(server.managementPort());
    }

    /** Connects at the first operation to a server on this machine. */
    static Management at(int port) {
        try {
            return new Management(ModelControllerClient.Factory.create("remote+http", "127.0.0.1", port));
        } catch (IOException e) {
            throw new UncheckedIOException("no way to the management interface", e);
        }
    }

    /** Where a module of the application is; {@code place} goes on from there, a name and a value each. */
    static ModelNode deployed(String module, String... place) {
        ModelNode address = Operations.createAddress("deployment", "pivotal.ear", "subdeployment", module);
        for (int i = 0; i < place.length; i += 2) {
            address.add(place[i], place[i + 1]);
        }
        return address;
    }

    /** Its result; a failure of the operation is one of the test. */
    ModelNode execute(ModelNode operation) {
        try {
            ModelNode answer = client.execute(operation);
            if (!Operations.isSuccessfulOutcome(answer)) {
                throw new AssertionError(operation + " failed: " + Operations.getFailureDescription(answer));
            }
            return Operations.readResult(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + operation, e);
        }
    }

    /** The process that the server is. */
    long processId() {
        ModelNode runtime = Operations.createAddress("core-service", "platform-mbean", "type", "runtime");
        String name = execute(Operations.createReadAttributeOperation(runtime, "name"))
                .asString();
        return Long.parseLong(name.substring(0, name.indexOf('@')));
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the management interface does not close", e);
        }
    }
}
