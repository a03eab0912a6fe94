package com.pivotalflow.metadata;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The labels hold no business value at any depth. Null is valid. Each business value is a violation of its own, whose
 * message names key and path.
 */
@Documented
@Constraint(validatedBy = NoBusinessValuesValidator.class)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT,
    ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface NoBusinessValues {

    /** Code of the refusal. */
    String message() default "{JSONB_MONETARY_FORBIDDEN}";

    /** Validation groups. */
    Class<?>[] groups() default {};

    /** Payload for clients of Bean Validation. */
    Class<? extends Payload>[] payload() default {};
}
