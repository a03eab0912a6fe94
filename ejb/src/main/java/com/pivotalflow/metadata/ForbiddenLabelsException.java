package com.pivotalflow.metadata;

import java.util.List;

/** Labels with business values were about to be stored: whoever filled them in went past the checks of the request. */
public class ForbiddenLabelsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * Labels are refused.
     *
     * @param violations what was found, with paths from the top of the labels
     */
    public ForbiddenLabelsException(List<Violation> violations) {
        super(violations.size() + " business values among labels");
        this.violations = List.copyOf(violations);
    }

    /** What was found, in document order. */
    public List<Violation> violations() {
        return violations;
    }
}
