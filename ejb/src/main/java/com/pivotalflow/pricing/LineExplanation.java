package com.pivotalflow.pricing;

import java.util.List;

/**
 * How the total of one line came about (specification 8.7).
 *
 * @param lineIndex index of the line in the quote
 * @param included whether the line counts; one that does not ends after its own discounts
 * @param steps the steps in order
 */
public record LineExplanation(int lineIndex, boolean included, List<ExplanationStep> steps) {
    /** Keeps its own copy of the steps. */
    public LineExplanation {
        steps = List.copyOf(steps);
    }
}
