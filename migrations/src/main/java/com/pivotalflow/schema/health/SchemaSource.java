package com.pivotalflow.schema.health;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whom the check asks: the module, from the moment its start succeeded until it stops. Never a bean: a call to one of an
 * application that did not start waits for ever for that start, and the server with it when it stops.
 */
public final class SchemaSource {

    private static final AtomicReference<@Nullable Callable<Map<String, String>>> SOURCE = new AtomicReference<>();

    private SchemaSource() {}

    /** From now on this is asked. */
    public static void open(Callable<Map<String, String>> source) {
        SOURCE.set(source);
    }

    /** From now on nobody is. */
    public static void close() {
        SOURCE.set(null);
    }

    static Optional<Callable<Map<String, String>>> find() {
        return Optional.ofNullable(SOURCE.get());
    }
}
