package com.pivotalflow.rest.json;

import com.pivotalflow.change.PatchOnly;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.problem.ServerOwned;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Binds an object to a record. The record says what is allowed: a component that may be null is optional, a list or
 * labels that are absent are empty, everything else is required.
 */
final class RecordBinding<T> implements Binding {

    private static final ClassValue<Binding> KNOWN = new ClassValue<>() {
        @Override
        protected Binding computeValue(Class<?> type) {
            return isId(type) ? IdBinding.of(type) : new RecordBinding<>(type);
        }
    };

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final List<Component> components;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> serverOwned;

    private RecordBinding(Class<T> type) {
        this.type = type;
        this.components =
                Stream.of(type.getRecordComponents()).map(Component::of).toList();
        for (int i = 0; i < components.size(); i++) {
            positions.put(components.get(i).name(), i);
        }
        this.constructor = constructor(type);
        ServerOwned owned = type.getAnnotation(ServerOwned.class);
        this.serverOwned = owned == null ? Set.of() : Set.of(owned.value());
    }

    static Binding of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Whether a record only wraps an id, such as a customer's. */
    static boolean isId(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components != null
                && components.length == 1
                && components[0].getType() == UUID.class
                && components[0].getName().equals("value");
    }

    @Override
    public Object bind(Object node, String pointer, Findings findings) {
        if (!(node instanceof Map<?, ?> object)) {
            findings.add(pointer, "TYPE_MISMATCH", "An object is expected here.");
            return FAILED;
        }
        @Nullable Object[] values = new Object[components.size()];
        boolean hasFailed = bindMembers(object, pointer, values, findings);
        hasFailed |= completeAbsent(pointer, values, findings);
        if (hasFailed) {
            validateTheRest(pointer, values, findings);
            return FAILED;
        }
        return make(values);
    }

    private boolean bindMembers(Map<?, ?> object, String pointer, @Nullable Object[] values, Findings findings) {
        boolean hasFailed = false;
        for (Map.Entry<?, ?> member : object.entrySet()) {
            String name = String.valueOf(member.getKey());
            Integer position = position(name, pointer, findings);
            if (position == null) {
                hasFailed = true;
            } else if (member.getValue() != JsonNull.NULL) {
                String place = pointer + "/" + JsonPointer.escape(name);
                values[position] = components.get(position).binding().bind(member.getValue(), place, findings);
                hasFailed |= values[position] == FAILED;
            }
        }
        return hasFailed;
    }

    /** The place of a member among the components; absent, and said so, when it can't be sent. */
    @Nullable
    Integer position(String name, String pointer, Findings findings) {
        Integer position = positions.get(name);
        if (position != null
                && (findings.areOfPatch() || !components.get(position).isPatchOnly())) {
            return position;
        }
        String place = pointer + "/" + JsonPointer.escape(name);
        if (position != null || serverOwned.contains(name)) {
            findings.add(place, "FIELD_READ_ONLY", "This member is set by the server and can't be sent.");
        } else {
            findings.add(place, "UNKNOWN_FIELD", "There is no such member.");
        }
        return null;
    }

    List<Component> components() {
        return components;
    }

    Component component(int position) {
        return components.get(position);
    }

    /** The values of a record in the order of its components; all absent when there is no record. */
    @Nullable
    Object[] values(@Nullable Object current) {
        @Nullable Object[] values = new Object[components.size()];
        if (current != null) {
            for (int i = 0; i < values.length; i++) {
                values[i] = components.get(i).valueIn(current);
            }
        }
        return values;
    }

    /** Fills in what stands for absent members; says which ones are required, and whether there are any. */
    boolean completeAbsent(String pointer, @Nullable Object[] values, Findings findings) {
        boolean hasFailed = false;
        for (int i = 0; i < values.length; i++) {
            Component component = components.get(i);
            if (values[i] == null && !component.isOptional()) {
                values[i] = component.whenAbsent();
                if (values[i] == null) {
                    component.require(pointer, findings);
                    values[i] = FAILED;
                    hasFailed = true;
                }
            }
        }
        return hasFailed;
    }

    /** The record can't be made, but what is right in it may still break constraints, which belong to this answer. */
    private void validateTheRest(String pointer, @Nullable Object[] values, Findings findings) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null && value != FAILED) {
                validateComponent(components.get(i), value, pointer, findings);
                findings.validate(value, pointer + "/" + components.get(i).name());
            }
        }
    }

    void validateComponent(Component component, Object value, String pointer, Findings findings) {
        findings.validateComponent(type, component.name(), value, pointer);
    }

    T make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("can't make " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't make " + type, e);
        }
    }

    private static <T> Constructor<T> constructor(Class<T> type) {
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type, e);
        }
    }

    /** One component of a record. */
    record Component(
            String name, Class<?> type, boolean isOptional, boolean isPatchOnly, Binding binding, Method accessor) {

        static Component of(RecordComponent component) {
            boolean isOptional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            component.getAccessor().setAccessible(true);
            return new Component(
                    component.getName(),
                    component.getType(),
                    isOptional,
                    component.isAnnotationPresent(PatchOnly.class),
                    Bindings.of(component.getGenericType(), component),
                    component.getAccessor());
        }

        @Nullable
        Object valueIn(Object record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(record.getClass() + " does not tell its " + name, e);
            }
        }

        void require(String pointer, Findings findings) {
            findings.add(pointer + "/" + name, "REQUIRED", "This member is required.");
        }

        @Nullable
        Object whenAbsent() {
            if (type == List.class) {
                return List.of();
            }
            if (type == Map.class) {
                return new LinkedHashMap<>();
            }
            return type == Metadata.class ? Metadata.none() : null;
        }
    }
}
