package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.ValueKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column to invent values for.
 *
 * @param name what it is called
 * @param declared its type, a domain perhaps
 * @param type what its values are, domains looked through
 * @param modifier length, precision and scale as the server packs them; -1 without
 * @param isEnum whether its values are labels
 * @param element type of the elements of an array or the bounds of a range; null for others
 * @param required whether NULL is refused
 * @param written whether we give it a value; the server makes those of identities, sequences and expressions
 * @param fallback its default, if that is a constant
 * @param labels of the enumeration, in order
 * @param rules of its domains, as text
 */
record SampleColumn(
        String name,
        String declared,
        String type,
        int modifier,
        boolean isEnum,
        @Nullable String element,
        boolean required,
        boolean written,
        @Nullable String fallback,
        List<String> labels,
        List<String> rules) {

    private static final int HEADER = 4;

    SampleColumn {
        labels = List.copyOf(labels);
        rules = List.copyOf(rules);
    }

    /** How its values compare. */
    ValueKind kind() {
        if (element != null) {
            return type.endsWith("[]") ? ValueKind.ARRAY : ValueKind.RANGE;
        }
        return isEnum ? ValueKind.TOKEN : ValueKind.of(type);
    }

    /** The most characters of its type; 0 without a limit. */
    int maxLength() {
        return type.startsWith("character") && modifier > HEADER ? modifier - HEADER : 0;
    }

    /** Digits of a number with a precision; 0 without. */
    int precision() {
        return type.startsWith("numeric") && modifier >= HEADER ? (modifier - HEADER) >> 16 & 0xffff : 0;
    }

    /** Digits behind the point. */
    int scale() {
        // The server keeps eleven bits, since a scale may be negative.
        return precision() == 0 ? 0 : ((modifier - HEADER) & 0x7ff ^ 1024) - 1024;
    }
}
