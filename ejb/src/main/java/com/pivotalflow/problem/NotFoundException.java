package com.pivotalflow.problem;

/**
 * No such record in the caller's organization. Says the same for a record of another organization as for one that
 * never existed.
 */
public class NotFoundException extends DomainException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the refusal.
     *
     * @param resource the resource in the singular and upper snake case, such as {@code QUOTE}
     */
    public NotFoundException(String resource) {
        super(Refusal.NOT_FOUND, resource + "_NOT_FOUND", "There is no such record.");
    }
}
