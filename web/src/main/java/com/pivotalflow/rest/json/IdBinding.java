package com.pivotalflow.rest.json;

import java.lang.reflect.Constructor;
import java.util.UUID;

/** Binds a text to a record that wraps an id. */
final class IdBinding {

    private IdBinding() {}

    static Binding of(Class<?> type) {
        Constructor<?> constructor;
        try {
            constructor = type.getDeclaredConstructor(UUID.class);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type, e);
        }
        Binding id = Bindings.of(UUID.class, type);
        return (node, pointer, findings) -> {
            Object value = id.bind(node, pointer, findings);
            try {
                return value == Binding.FAILED ? value : constructor.newInstance(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("can't make " + type, e);
            }
        };
    }
}
