package com.pivotalflow.ratecard;

import com.pivotalflow.problem.FieldError;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a {@link PriceQuery}.
 *
 * @param lines one entry per line of the query, in its order; empty where no price was found
 * @param errors why, for all lines without a price at once, with pointers such as {@code /lines/0/itemCode} or
 *     {@code /rateCardId}; empty exactly when every line has a price
 */
public record PriceResolution(List<Optional<ResolvedPrice>> lines, List<FieldError> errors) {

    public PriceResolution {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }

    /** The answer to a query that no card was asked: as many lines without a price of their own, and nothing wrong. */
    public static PriceResolution unasked(int lines) {
        return new PriceResolution(Collections.nCopies(lines, Optional.empty()), List.of());
    }

    /** Whether every line has a price. */
    public boolean isComplete() {
        return errors.isEmpty();
    }
}
