package com.pivotalflow.approval;

import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the conditions that a client states, and says of each one what does not fit its field. */
final class ConditionReader {

    /** The kinds of engagement that a quote has. */
    static final Set<String> TYPES = Set.of("project", "service", "product", "recurring", "one_time");

    private static final String CODE = "RULE_CONDITION_INVALID";
    private static final int PERCENT_SHIFT = 2;
    private static final int DECIMALS = 6;
    private static final int MOST_VALUES = 100;
    private static final BigDecimal BEYOND_AMOUNTS = new BigDecimal("1e13");
    private static final BigDecimal LARGEST_SHARE = BigDecimal.ONE;
    private static final BigDecimal LEAST_MARGIN = new BigDecimal("-1000");

    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?+(?:[eE][+-]?(?:[0-9]|1[0-2]))?+");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final List<FieldError> errors = new ArrayList<>();

    private ConditionReader() {}

    /**
     * The conditions, in order.
     *
     * @throws InvalidInputException {@code RULE_CONDITION_INVALID} with a pointer to each operator or value that does not
     *     fit its field
     */
    static List<Condition> read(List<CreateApprovalRule.Condition> stated) {
        ConditionReader reader = new ConditionReader();
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            reader.read(stated.get(i), "/conditions/" + i, conditions);
        }
        if (!reader.errors.isEmpty()) {
            throw new InvalidInputException(
                    CODE, "Some conditions don't fit what they look at; see errors.", reader.errors);
        }
        return conditions;
    }

    private void read(CreateApprovalRule.Condition stated, String pointer, List<Condition> conditions) {
        ConditionField field = stated.field();
        Object value = stated.value().content();
        if (!stated.op().fits(field.kind())) {
            fail(
                    pointer + "/op",
                    field.wireName() + " is not compared by " + stated.op().wireName() + ".");
            return;
        }
        String place = pointer + "/value";
        int before = errors.size();
        Condition read = null;
        if (field.kind() == ConditionField.Kind.SET) {
            read = Condition.ofList(field, stated.op(), codes(field, value, place));
        } else if (field.kind() != ConditionField.Kind.YES_OR_NO) {
            read = Condition.ofNumber(field, stated.op(), number(field, value, place));
        } else if (value instanceof Boolean flag) {
            read = Condition.ofFlag(field, stated.op(), flag);
        } else {
            fail(place, "True or false is expected here.");
        }
        if (read != null && errors.size() == before) {
            conditions.add(read);
        }
    }

    private BigDecimal number(ConditionField field, Object value, String place) {
        Matcher number = NUMBER.matcher(value instanceof String text && text.length() <= LONGEST_NUMBER ? text : "");
        if (!number.matches()) {
            fail(place, "A number is expected here, as a number or as text.");
            return BigDecimal.ZERO;
        }
        BigDecimal written = new BigDecimal(number.group());
        boolean isPercent = field.kind() == ConditionField.Kind.PERCENT;
        BigDecimal stored = isPercent ? written.movePointLeft(PERCENT_SHIFT) : written;
        int decimals = field.kind() == ConditionField.Kind.DAYS ? 0 : DECIMALS;
        if (stored.stripTrailingZeros().scale() > decimals) {
            fail(
                    place,
                    "The number has more than %d decimals.".formatted(isPercent ? decimals - PERCENT_SHIFT : decimals));
        } else if (!isInRange(field, stored)) {
            fail(place, isPercent ? "At most 100 per cent are possible." : "The number is outside its range.");
        }
        return stored;
    }

    private static boolean isInRange(ConditionField field, BigDecimal stored) {
        if (field == ConditionField.MARGIN_PERCENT) {
            // What is sold below its cost has a margin below zero, however far.
            return stored.compareTo(LARGEST_SHARE) <= 0 && stored.compareTo(LEAST_MARGIN) >= 0;
        }
        boolean isPercent = field.kind() == ConditionField.Kind.PERCENT;
        return stored.signum() >= 0
                && (isPercent ? stored.compareTo(LARGEST_SHARE) <= 0 : stored.compareTo(BEYOND_AMOUNTS) < 0);
    }

    private List<String> codes(ConditionField field, Object value, String place) {
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MOST_VALUES) {
            fail(place, "A list of 1 to %d values is expected here.".formatted(MOST_VALUES));
            return List.of();
        }
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String code = String.valueOf(list.get(i));
            if (isCode(field, code)) {
                codes.add(field == ConditionField.CUSTOMER_ID ? code.toLowerCase(Locale.ROOT) : code);
            } else {
                fail(place + "/" + i, whatIsExpected(field));
            }
        }
        return codes;
    }

    private static boolean isCode(ConditionField field, String code) {
        return switch (field) {
            case CURRENCY -> CURRENCY.matcher(code).matches();
            case CUSTOMER_ID -> ID.matcher(code).matches();
            default -> TYPES.contains(code);
        };
    }

    private static String whatIsExpected(ConditionField field) {
        return switch (field) {
            case CURRENCY -> "A currency code of ISO 4217 is expected here.";
            case CUSTOMER_ID -> "The id of a customer is expected here.";
            default -> "There is no such type of quote.";
        };
    }

    private void fail(String pointer, String detail) {
        errors.add(new FieldError(pointer, CODE, detail));
    }
}
