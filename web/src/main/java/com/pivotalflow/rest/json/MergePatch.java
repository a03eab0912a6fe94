package com.pivotalflow.rest.json;

import com.pivotalflow.change.Patch;
import com.pivotalflow.problem.InvalidInputException;
import jakarta.validation.Validator;

/**
 * A partial update in the form of RFC 7396, read as strictly as the whole command and to be applied to the command that
 * the record would be made from now.
 *
 * @param type the command
 * @param stated the members it changes
 * @param validator judges the result
 */
public record MergePatch<T>(Class<T> type, PartialRecord stated, Validator validator) implements Patch<T> {

    /** The type of such a body. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    @Override
    public T applyTo(T current) {
        Findings findings = Findings.ofPatch(validator);
        Object result = stated.applyTo(current, "", findings);
        if (result != Binding.FAILED) {
            findings.validate(result, "");
        }
        if (!findings.errors().isEmpty()) {
            throw new InvalidInputException(findings.errors());
        }
        return type.cast(result);
    }
}
