package com.pivotalflow.quote.terms;

import com.pivotalflow.pricing.Selection;
import com.pivotalflow.pricing.SelectionMode;
import com.pivotalflow.validation.Length;
import org.jspecify.annotations.Nullable;

/**
 * How a line takes part in the quote, as a client states it.
 *
 * @param mode required, optional or alternative
 * @param group code of the group of an alternative
 * @param selected whether the author preselects an optional line or an alternative
 */
public record SelectionTerm(
        SelectionMode mode,
        @Nullable @Length(min = 1, max = 20) String group,
        @Nullable Boolean selected) {

    public Selection selection() {
        return new Selection(mode, group, Boolean.TRUE.equals(selected));
    }
}
