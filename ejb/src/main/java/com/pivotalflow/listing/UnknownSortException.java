package com.pivotalflow.listing;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** A sort term that the list does not offer, or not twice; the caller's mistake, so no service logs it. */
@ApplicationException(rollback = true)
public class UnknownSortException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> allowed;

    UnknownSortException(String term, List<String> allowed) {
        super("There is no sort by '" + term + "', or it is named twice.");
        this.allowed = List.copyOf(allowed);
    }

    /** What can be sorted by. */
    public List<String> allowed() {
        return allowed;
    }
}
