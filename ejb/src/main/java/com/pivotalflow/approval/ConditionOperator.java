package com.pivotalflow.approval;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a condition compares. */
public enum ConditionOperator {
    /** More than the threshold. */
    GT("gt", "above"),
    /** The threshold or more. */
    GTE("gte", "at least"),
    /** Less than the threshold. */
    LT("lt", "below"),
    /** The threshold or less. */
    LTE("lte", "at most"),
    /** One of the values. */
    IN("in", "one of"),
    /** None of the values. */
    NOT_IN("not_in", "none of"),
    /** The value. */
    EQ("eq", "equal to");

    private final String wireName;
    private final String words;

    ConditionOperator(String wireName, String words) {
        this.wireName = wireName;
        this.words = words;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** How a sentence says it. */
    String words() {
        return words;
    }

    /** Whether it makes sense for a kind of value. */
    boolean fits(ConditionField.Kind kind) {
        return switch (this) {
            case GT, GTE, LT, LTE -> kind.isNumber();
            case IN, NOT_IN -> kind == ConditionField.Kind.SET;
            case EQ -> kind == ConditionField.Kind.YES_OR_NO;
        };
    }

    /** Whether what is less than any threshold fulfils it. */
    boolean holdsBelow() {
        return this == LT || this == LTE;
    }

    /** Whether it holds for a number that compares like this with the threshold. */
    boolean holds(int comparison) {
        return switch (this) {
            case GT -> comparison > 0;
            case GTE -> comparison >= 0;
            case LT -> comparison < 0;
            case LTE -> comparison <= 0;
            case IN, NOT_IN, EQ -> throw new IllegalArgumentException(this + " compares no numbers");
        };
    }
}
