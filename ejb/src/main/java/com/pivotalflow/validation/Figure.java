package com.pivotalflow.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The number can become the named value. Null is valid. The message is the code of the bound that was broken. */
@Documented
@Constraint(validatedBy = FigureValidator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Figure {

    /** The value that the number becomes. */
    FigureKind value();

    /** Replaced by the code of the bound that was broken. */
    String message() default "{NUMBER_OUT_OF_RANGE}";

    /** Validation groups. */
    Class<?>[] groups() default {};

    /** Payload for clients of Bean Validation. */
    Class<? extends Payload>[] payload() default {};
}
