package com.pivotalflow.organization;

import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a closed set in a column by its names on the wire, which are also the names in the database's checks.
 *
 * @param <E> the set
 */
public abstract class WireNameConverter<E extends Enum<E>> implements AttributeConverter<E, String> {

    private final Function<E, String> wireName;
    private final Map<String, E> byWireName;

    /** Keeps the values by these names. */
    protected WireNameConverter(E[] values, Function<E, String> wireName) {
        this.wireName = wireName;
        this.byWireName = Arrays.stream(values).collect(Collectors.toUnmodifiableMap(wireName, value -> value));
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E value) {
        return value == null ? null : wireName.apply(value);
    }

    /** @throws IllegalStateException for a name that the set does not have, which the column's check rules out */
    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String column) {
        if (column == null) {
            return null;
        }
        E value = byWireName.get(column);
        if (value == null) {
            throw new IllegalStateException("a column holds the unknown name " + column);
        }
        return value;
    }
}
