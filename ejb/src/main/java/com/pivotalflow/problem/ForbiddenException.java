package com.pivotalflow.problem;

import java.util.List;
import java.util.Map;

/** The caller lacks a right that this content or operation needs. */
public class ForbiddenException extends DomainException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the refusal.
     *
     * @param code stable code in upper snake case
     * @param detail a sentence for people
     * @param permission the permission that is lacking
     * @param errors where the request uses the right, may be empty
     */
    public ForbiddenException(String code, String detail, String permission, List<FieldError> errors) {
        super(Refusal.FORBIDDEN, code, detail, errors, Map.of("permission", permission));
    }
}
