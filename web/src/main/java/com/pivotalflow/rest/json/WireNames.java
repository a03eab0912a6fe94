package com.pivotalflow.rest.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The names of a closed set on the wire: what its {@code wireName()} says, or the constant's own name where it has none
 * (levels and roundings, which are upper case on the wire too).
 */
final class WireNames {

    private static final ClassValue<WireNames> KNOWN = new ClassValue<>() {
        @Override
        protected WireNames computeValue(Class<?> type) {
            return new WireNames(type);
        }
    };

    private final Map<String, Enum<?>> byName = new LinkedHashMap<>();
    private final Map<Enum<?>, String> names = new HashMap<>();

    private WireNames(Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            String name = name(type, constant);
            byName.put(name, (Enum<?>) constant);
            names.put((Enum<?>) constant, name);
        }
    }

    static WireNames of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** The name of a constant. */
    static String of(Enum<?> constant) {
        return Objects.requireNonNull(of(constant.getDeclaringClass()).names.get(constant));
    }

    /**
     * The constant of a name, compared exactly.
     *
     * @throws UnfitValueException {@code ENUM}
     */
    Enum<?> parse(String name) {
        Enum<?> constant = byName.get(name);
        if (constant == null) {
            throw new UnfitValueException("ENUM", "The value is one of: " + String.join(", ", byName.keySet()) + ".");
        }
        return constant;
    }

    private static String name(Class<?> type, Object constant) {
        try {
            Method method = type.getMethod("wireName");
            method.setAccessible(true);
            return String.valueOf(method.invoke(constant));
        } catch (NoSuchMethodException e) {
            return ((Enum<?>) constant).name();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(type + " does not tell its names", e);
        }
    }
}
