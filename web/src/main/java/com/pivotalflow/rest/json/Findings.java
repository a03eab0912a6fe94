package com.pivotalflow.rest.json;

import com.pivotalflow.problem.FieldError;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the shape of one body, collected while it is bound. */
final class Findings {

    private final Validator validator;
    private final boolean isOfPatch;
    private final List<FieldError> errors = new ArrayList<>();

    Findings(Validator validator) {
        this(validator, false);
    }

    private Findings(Validator validator, boolean isOfPatch) {
        this.validator = validator;
        this.isOfPatch = isOfPatch;
    }

    /** For a body that changes what exists. */
    static Findings ofPatch(Validator validator) {
        return new Findings(validator, true);
    }

    /** Whether the body changes what exists, so that it may name it. */
    boolean areOfPatch() {
        return isOfPatch;
    }

    void add(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }

    void add(String pointer, UnfitValueException unfit) {
        add(pointer, unfit.code(), unfit.detail());
    }

    /** Applies the constraints of a whole value that was bound: a record, or the records of a list. */
    void validate(Object value, String pointer) {
        if (value instanceof Record) {
            validator.validate(value).forEach(violation -> errors.add(ConstraintFinding.of(violation, pointer)));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                validate(list.get(i), pointer + "/" + i);
            }
        }
    }

    /** Applies the constraints of one component of a record that can't be made because of another. */
    <T> void validateComponent(Class<T> type, String name, Object value, String pointer) {
        validator
                .validateValue(type, name, value)
                .forEach(violation -> errors.add(ConstraintFinding.of(violation, pointer)));
    }

    List<FieldError> errors() {
        return errors;
    }
}
