package com.pivotalflow.rest.json;

import com.pivotalflow.problem.FieldError;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the shape of one body, collected while it is bound. Everything is told until the errors together
 * have a million characters, which takes a body made for it: that would otherwise be answered by many times its own size.
 */
final class Findings {

    /** Characters of pointers and details. */
    private static final int LONGEST = 1024 * 1024;

    private final Validator validator;
    private final boolean isOfPatch;
    private final List<FieldError> errors = new ArrayList<>();
    private int length;

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
        add(new FieldError(pointer, code, detail));
    }

    void add(PointerWalk place, String code, String detail) {
        if (!isFull()) {
            add(place.toString(), code, detail);
        }
    }

    void add(PointerWalk place, UnfitValueException unfit) {
        add(place, unfit.code(), unfit.detail());
    }

    private void add(FieldError error) {
        if (!isFull()) {
            errors.add(error);
            length += error.pointer().length() + error.detail().length();
        }
    }

    /** Whether nothing more is told, so that looking further is of no use. */
    boolean isFull() {
        return length >= LONGEST;
    }

    void add(String pointer, UnfitValueException unfit) {
        add(pointer, unfit.code(), unfit.detail());
    }

    /** Applies the constraints of a whole value that was bound: a record, or the records of a list. */
    void validate(Object value, String pointer) {
        if (value instanceof Record) {
            validator.validate(value).forEach(violation -> add(ConstraintFinding.of(violation, pointer)));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                validate(list.get(i), pointer + "/" + i);
            }
        }
    }

    /** Applies the constraints of one component of a record that can't be made because of another. */
    <T> void validateComponent(Class<T> type, String name, Object value, String pointer) {
        validator.validateValue(type, name, value).forEach(violation -> add(ConstraintFinding.of(violation, pointer)));
    }

    List<FieldError> errors() {
        return errors;
    }
}
