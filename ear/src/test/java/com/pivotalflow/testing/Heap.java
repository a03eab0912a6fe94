package com.pivotalflow.testing;

import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/** How much memory the objects of a server take. */
public final class Heap {

    private static final ModelNode MEMORY =
            Operations.createAddress("core-service", "platform-mbean", "type", "memory");

    private Heap() {}

    /** Bytes that are in use, garbage too. */
    public static long used(TestServer server) {
        try (Management management = Management.of(server)) {
            return used(management);
        }
    }

    /** Bytes that are in use once the garbage is gone. */
    public static long kept(TestServer server) {
        try (Management management = Management.of(server)) {
            management.execute(Operations.createOperation("gc", MEMORY));
            return used(management);
        }
    }

    private static long used(Management management) {
        return management
                .execute(Operations.createReadAttributeOperation(MEMORY, "heap-memory-usage"))
                .get("used")
                .asLong();
    }
}
