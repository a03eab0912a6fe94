package com.pivotalflow.rest.json;

import com.pivotalflow.problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates a violated constraint into a pointer and a code of the wire. */
public final class ConstraintFinding {

    /** A message that is a code in braces; its text stands under the code in ValidationMessages.properties. */
    private static final Pattern CODE = Pattern.compile("\\{([A-Z][A-Z0-9_]*)}");

    private static final String OUT_OF_RANGE = "NUMBER_OUT_OF_RANGE";

    private static final Map<String, String> BY_CONSTRAINT = Map.ofEntries(
            Map.entry("NotNull", "REQUIRED"),
            Map.entry("NotBlank", "REQUIRED"),
            Map.entry("NotEmpty", "REQUIRED"),
            Map.entry("NoBusinessValues", "JSONB_MONETARY_FORBIDDEN"),
            Map.entry("Size", "LENGTH"),
            Map.entry("Pattern", "FORMAT"),
            Map.entry("Email", "FORMAT"),
            Map.entry("Min", OUT_OF_RANGE),
            Map.entry("Max", OUT_OF_RANGE),
            Map.entry("DecimalMin", OUT_OF_RANGE),
            Map.entry("DecimalMax", OUT_OF_RANGE),
            Map.entry("Positive", OUT_OF_RANGE),
            Map.entry("PositiveOrZero", OUT_OF_RANGE),
            Map.entry("Negative", OUT_OF_RANGE),
            Map.entry("NegativeOrZero", OUT_OF_RANGE));

    private ConstraintFinding() {}

    /**
     * The error of a violation.
     *
     * @param violation what Bean Validation found
     * @param base pointer to the value that was validated
     */
    public static FieldError of(ConstraintViolation<?> violation, String base) {
        String code = code(violation);
        String message = violation.getMessage();
        boolean isUntold = message.isEmpty() || CODE.matcher(message).matches();
        return new FieldError(pointer(violation.getPropertyPath(), base), code, isUntold ? "Not acceptable." : message);
    }

    private static String code(ConstraintViolation<?> violation) {
        Matcher named = CODE.matcher(violation.getMessageTemplate());
        if (named.matches()) {
            return named.group(1);
        }
        Object constraint = violation.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof Digits digits) {
            boolean hasTooManyDecimals = violation.getInvalidValue() instanceof BigDecimal number
                    && number.stripTrailingZeros().scale() > digits.fraction();
            return hasTooManyDecimals ? "SCALE_EXCEEDED" : OUT_OF_RANGE;
        }
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return BY_CONSTRAINT.getOrDefault(name, "INVALID");
    }

    /** {@code lines[0].quantity} becomes {@code /lines/0/quantity}. */
    private static String pointer(Path path, String base) {
        StringBuilder pointer = new StringBuilder(base);
        for (Path.Node node : path) {
            if (node.isInIterable()) {
                Object step = node.getIndex() == null ? node.getKey() : node.getIndex();
                pointer.append('/').append(JsonPointer.escape(String.valueOf(step)));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(JsonPointer.escape(node.getName()));
            }
        }
        return pointer.toString();
    }
}
