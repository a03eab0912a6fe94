package com.pivotalflow.listing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of one row of a native query from left to right, so that a record is made by naming its components
 * in the order of the select list. Numbers, instants and dates come in the type asked for, whichever the driver chose.
 */
public final class RowReader {

    private final Object[] row;
    private int column;

    /** Starts at the first column. */
    public RowReader(Object[] row) {
        this.row = row;
    }

    /** Text that is never null. */
    public String text() {
        return Objects.requireNonNull(textOrNull(), this::position);
    }

    /** Text. */
    public @Nullable String textOrNull() {
        return (String) next();
    }

    /** An id that is never null. */
    public UUID id() {
        return Objects.requireNonNull(idOrNull(), this::position);
    }

    /** An id. */
    public @Nullable UUID idOrNull() {
        return (UUID) next();
    }

    /** A bit that is never null. */
    public boolean bit() {
        return (Boolean) required();
    }

    /** A bit. */
    public @Nullable Boolean bitOrNull() {
        return (Boolean) next();
    }

    /** A whole number that is never null. */
    public int whole() {
        return ((Number) required()).intValue();
    }

    /** A whole number. */
    public @Nullable Integer wholeOrNull() {
        Object value = next();
        return value == null ? null : ((Number) value).intValue();
    }

    /** A row version. */
    public long version() {
        return ((Number) required()).longValue();
    }

    /** A decimal number that is never null. */
    public BigDecimal decimal() {
        return (BigDecimal) required();
    }

    /** A decimal number. */
    public @Nullable BigDecimal decimalOrNull() {
        return (BigDecimal) next();
    }

    /** A day that is never null. */
    public LocalDate date() {
        return Objects.requireNonNull(dateOrNull(), this::position);
    }

    /** A day. */
    public @Nullable LocalDate dateOrNull() {
        Object value = next();
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }

    /** An instant that is never null. */
    public Instant instant() {
        return Objects.requireNonNull(instantOrNull(), this::position);
    }

    /** An instant. */
    public @Nullable Instant instantOrNull() {
        Object value = next();
        return value instanceof OffsetDateTime at ? at.toInstant() : (Instant) value;
    }

    /** Texts of an array that is never null. */
    public List<String> texts() {
        return List.of((String[]) required());
    }

    private Object required() {
        return Objects.requireNonNull(next(), this::position);
    }

    private @Nullable Object next() {
        return row[column++];
    }

    private String position() {
        return "column " + column + " is null";
    }
}
