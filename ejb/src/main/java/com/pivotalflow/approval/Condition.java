package com.pivotalflow.approval;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a rule, of which exactly one value is there.
 *
 * @param field what is looked at
 * @param operator how it is compared
 * @param number threshold as the database has it: base currency, fraction or days
 * @param list codes or ids; empty for other fields
 * @param flag expected answer
 */
record Condition(
        ConditionField field,
        ConditionOperator operator,
        @Nullable BigDecimal number,
        List<String> list,
        @Nullable Boolean flag) {

    private static final int PERCENT_SHIFT = 2;
    private static final int MOST_NAMED = 5;

    Condition {
        list = List.copyOf(list);
    }

    static Condition ofNumber(ConditionField field, ConditionOperator operator, BigDecimal number) {
        return new Condition(field, operator, number, List.of(), null);
    }

    static Condition ofList(ConditionField field, ConditionOperator operator, List<String> list) {
        return new Condition(field, operator, null, list, null);
    }

    static Condition ofFlag(ConditionField field, ConditionOperator operator, boolean flag) {
        return new Condition(field, operator, null, List.of(), flag);
    }

    /** Whether the condition holds for these values, and what to tell people about it. */
    Judgement judge(StatedValues values) {
        if (number != null) {
            return ofNumber(values.number(field), number);
        }
        return flag == null ? ofCode(values.code(field)) : ofFlag(values.newCustomer(), flag);
    }

    private Judgement ofNumber(@Nullable BigDecimal value, BigDecimal threshold) {
        String limit = operator.words() + " " + withUnit(shown(threshold));
        if (value != null) {
            boolean holds = operator.holds(stored(value).compareTo(threshold));
            return new Judgement(
                    holds,
                    "%s %s is %s%s."
                            .formatted(field.label(), withUnit(value.toPlainString()), holds ? "" : "not ", limit));
        }
        if (field != ConditionField.MARGIN_PERCENT) {
            return notGiven();
        }
        return operator.holdsBelow()
                ? new Judgement(true, "Margin is not known, which counts as " + limit + ".")
                : new Judgement(false, "Margin is not known, which does not count as " + limit + ".");
    }

    private Judgement ofCode(@Nullable String value) {
        if (value == null) {
            return notGiven();
        }
        boolean isListed = list.contains(value);
        String named = list.size() > MOST_NAMED ? "the %d named".formatted(list.size()) : String.join(", ", list);
        return new Judgement(
                isListed == (operator == ConditionOperator.IN),
                "%s %s is %s %s.".formatted(field.label(), value, isListed ? "one of" : "none of", named));
    }

    private Judgement ofFlag(@Nullable Boolean value, boolean expected) {
        if (value == null) {
            return notGiven();
        }
        return new Judgement(
                value == expected,
                value ? "The customer has not accepted a quote yet." : "The customer has accepted a quote before.");
    }

    private Judgement notGiven() {
        return new Judgement(false, field.label() + " is not given.");
    }

    /** A number as people write it, in the form of the database. */
    private BigDecimal stored(BigDecimal written) {
        return field.kind() == ConditionField.Kind.PERCENT ? written.movePointLeft(PERCENT_SHIFT) : written;
    }

    private String shown(BigDecimal stored) {
        return text(field.kind() == ConditionField.Kind.PERCENT ? stored.movePointRight(PERCENT_SHIFT) : stored);
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private String withUnit(String text) {
        return field.kind() == ConditionField.Kind.PERCENT ? text + " %" : text;
    }

    /** The condition as a client states it. */
    CreateApprovalRule.Condition view() {
        Object content = number != null ? shown(number) : flag != null ? flag : list;
        return new CreateApprovalRule.Condition(field, operator, new ConditionValue(content));
    }

    /**
     * What came of a comparison.
     *
     * @param holds whether the condition is fulfilled
     * @param sentence value and threshold in words
     */
    record Judgement(boolean holds, String sentence) {}
}
