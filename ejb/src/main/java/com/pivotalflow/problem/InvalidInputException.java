package com.pivotalflow.problem;

import java.util.List;
import java.util.Map;

/** The content of a request is not acceptable; every reason found is listed with a pointer. */
public class InvalidInputException extends DomainException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the general refusal {@code VALIDATION_FAILED}.
     *
     * @param errors at least one error
     */
    public InvalidInputException(List<FieldError> errors) {
        this("VALIDATION_FAILED", "The request has values that can't be accepted; see errors.", errors);
    }

    /**
     * Makes a refusal with its own code, such as {@code PRICE_UNRESOLVED}.
     *
     * @param code stable code in upper snake case
     * @param detail a sentence for people
     * @param errors at least one error
     */
    public InvalidInputException(String code, String detail, List<FieldError> errors) {
        super(Refusal.INVALID, code, detail, errors, Map.of());
    }
}
