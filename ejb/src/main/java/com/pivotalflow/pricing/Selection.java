package com.pivotalflow.pricing;

import org.jspecify.annotations.Nullable;

/**
 * How a line takes part in the quote.
 *
 * @param mode required, optional or alternative
 * @param group code of the group of an alternative, otherwise absent
 * @param selected whether the author preselected an optional line or an alternative
 */
public record Selection(SelectionMode mode, @Nullable String group, boolean selected) {
    /** A line that always counts. */
    public static final Selection REQUIRED = new Selection(SelectionMode.REQUIRED, null, false);

    /** An optional line. */
    public static Selection optional(boolean selected) {
        return new Selection(SelectionMode.OPTIONAL, null, selected);
    }

    /** A member of a group of alternatives. */
    public static Selection alternative(String group, boolean selected) {
        return new Selection(SelectionMode.ALTERNATIVE, group, selected);
    }

    /** Whether the line counts as the author left it. */
    public boolean isIncluded() {
        return mode == SelectionMode.REQUIRED || selected;
    }
}
