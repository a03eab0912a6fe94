package com.pivotalflow.change;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two values say the same, however they write it: numbers count by their value, so {@code 150.0000} is {@code
 * 150}, and the order of labels does not matter. Whoever asks for what is there already changes nothing.
 */
public final class Sameness {

    private Sameness() {}

    /**
     * Compares records, lists, labels and plain values to any depth.
     *
     * @throws IllegalStateException when a record does not tell its components
     */
    public static boolean of(@Nullable Object one, @Nullable Object other) {
        if (one == other) {
            return true;
        }
        if (one == null || other == null) {
            return false;
        }
        if (one instanceof Number && other instanceof Number) {
            return decimal(one).compareTo(decimal(other)) == 0;
        }
        if (one instanceof Record && one.getClass() == other.getClass()) {
            return ofRecords(one, other);
        }
        if (one instanceof List<?> list && other instanceof List<?> otherList) {
            return ofLists(list, otherList);
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
            return map.keySet().equals(otherMap.keySet())
                    && map.keySet().stream().allMatch(key -> of(map.get(key), otherMap.get(key)));
        }
        return Objects.equals(one, other);
    }

    /**
     * The names of the components in which two records of one type do not say the same, in order.
     *
     * @throws IllegalStateException when a record does not tell its components
     */
    public static <R extends Record> List<String> differing(R one, R other) {
        return Arrays.stream(one.getClass().getRecordComponents())
                .filter(component -> !of(value(component, one), value(component, other)))
                .map(RecordComponent::getName)
                .toList();
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    private static boolean ofLists(List<?> list, List<?> other) {
        if (list.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < list.size(); i++) {
            if (!of(list.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean ofRecords(Object one, Object other) {
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            if (!of(value(component, one), value(component, other))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " does not tell its " + component.getName(), e);
        }
    }
}
