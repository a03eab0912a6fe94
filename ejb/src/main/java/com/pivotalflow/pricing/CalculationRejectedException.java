package com.pivotalflow.pricing;

import java.util.List;

/** A quote that cannot be calculated, with everything that was found wrong, always in the same order. */
public final class CalculationRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<Rejection> rejections;

    /**
     * Refuses a quote.
     *
     * @param rejections what is wrong, at least one
     */
    public CalculationRejectedException(List<Rejection> rejections) {
        super(rejections.toString());
        this.rejections = List.copyOf(rejections);
    }

    /** What is wrong, at least one. */
    public List<Rejection> rejections() {
        return rejections;
    }
}
