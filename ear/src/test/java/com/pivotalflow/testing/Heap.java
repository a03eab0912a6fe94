package com.pivotalflow.testing;

import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/** How much memory the objects of a server take. */
public final class Heap {

    private static final ModelNode MEMORY =
            Operations.createAddress("core-service", "platform-mbean", "type", "memory");

    /** Where the serial collector, which servers of tests have, puts all that it keeps. */
    private static final ModelNode KEPT =
            Operations.createAddress("core-service", "platform-mbean", "type", "memory-pool", "name", "Tenured_Gen");

    private Heap() {}

    /** Bytes that were in use at the end of a collection made now, whatever has been made since. */
    public static long kept(TestServer server) {
        try (Management management = Management.of(server)) {
            management.execute(Operations.createOperation("gc", MEMORY));
            return management
                    .execute(Operations.createReadAttributeOperation(KEPT, "collection-usage"))
                    .get("used")
                    .asLong();
        }
    }
}
