package com.pivotalflow.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text has so many characters, counted as the database counts them: one for each code point. {@code Size} would count
 * a character beyond the basic plane, such as 😀, as two. Null is valid.
 */
@Documented
@Constraint(validatedBy = LengthValidator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Length {

    /** Fewest characters. */
    int min() default 0;

    /** Most characters. */
    int max();

    /** Code of the refusal. */
    String message() default "{LENGTH}";

    /** Validation groups. */
    Class<?>[] groups() default {};

    /** Payload for clients of Bean Validation. */
    Class<? extends Payload>[] payload() default {};
}
