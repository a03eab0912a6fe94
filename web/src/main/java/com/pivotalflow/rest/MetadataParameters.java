package com.pivotalflow.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The list can be filtered by labels, {@code metadata.<label>=<text>}. Business values are no labels: a parameter that
 * looks into metadata for one is refused with {@code JSONB_FILTER_FORBIDDEN}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MetadataParameters {

    /** Typed fields of the resource that are no labels either, besides the forbidden keys. */
    String[] value() default {};
}
