package com.pivotalflow.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the query parameters that a resource method understands; any other is refused with {@code UNKNOWN_PARAMETER}. A
 * method without it understands those of its {@code @QueryParam} arguments only.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Parameters {

    /** The names, with their operators: {@code status}, {@code grandTotal[gte]}. */
    String[] value();

    /** Those without which the operation can't be done; their absence is refused with {@code INVALID_PARAMETER}. */
    String[] required() default {};
}
