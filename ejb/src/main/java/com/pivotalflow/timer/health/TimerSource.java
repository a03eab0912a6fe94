package com.pivotalflow.timer.health;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whom the check asks: the module, from the moment it started until it stops. */
public final class TimerSource {

    private static final AtomicReference<@Nullable Supplier<Map<String, String>>> SOURCE = new AtomicReference<>();

    private TimerSource() {}

    /** From now on this is asked. */
    public static void open(Supplier<Map<String, String>> source) {
        SOURCE.set(source);
    }

    /** From now on nobody is. */
    public static void close() {
        SOURCE.set(null);
    }

    static Optional<Supplier<Map<String, String>>> find() {
        return Optional.ofNullable(SOURCE.get());
    }
}
