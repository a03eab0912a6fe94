package com.pivotalflow.problem;

import jakarta.ejb.ApplicationException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal with a stable code. Thrown by services, entities and repositories; rolls the transaction back, so nothing
 * of the refused request is kept.
 */
@ApplicationException(rollback = true)
public class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final String code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;

    /**
     * Makes a refusal.
     *
     * @param refusal the kind of refusal
     * @param code stable code in upper snake case
     * @param detail a sentence for people, without personal data
     * @param errors what is wrong with the request, empty when the code says it all
     * @param members further members of the problem document, such as {@code permission} or {@code allowed}
     */
    public DomainException(
            Refusal refusal, String code, String detail, List<FieldError> errors, Map<String, ?> members) {
        super(detail);
        this.refusal = refusal;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * Makes a refusal whose code says it all.
     *
     * @param refusal the kind of refusal
     * @param code stable code in upper snake case
     * @param detail a sentence for people
     */
    public DomainException(Refusal refusal, String code, String detail) {
        this(refusal, code, detail, List.of(), Map.of());
    }

    /** The kind of refusal. */
    public Refusal refusal() {
        return refusal;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** The sentence for people. */
    public String detail() {
        String message = getMessage();
        return message == null ? code : message;
    }

    /** What is wrong with the request, in document order. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Further members of the problem document. */
    public Map<String, Object> members() {
        return members;
    }
}
