package com.pivotalflow.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a resource method what its signature does not, for the description of the interface. Rights, parameters,
 * headers, the body and the problems that come with them are read from the method itself; the examples stand in a file
 * named after the operation.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Operation {

    /** What it does, in one sentence for people. */
    String value();

    /**
     * What the body of a good answer is; of a list, what one item is. {@code void} when the answer has no body, {@code
     * byte[]} when it is a file.
     */
    Class<?> answer();

    /** Status of a good answer. */
    int status() default 200;

    /** Codes of the problems of its own, besides those of every operation of its kind. */
    String[] problems() default {};
}
