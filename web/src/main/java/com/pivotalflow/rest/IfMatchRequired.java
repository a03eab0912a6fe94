package com.pivotalflow.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operation changes a record that exists, so the client has to name the state it saw in {@code If-Match}. The
 * resource hands {@link IfMatch#precondition} to the service, which judges it once the record is found.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface IfMatchRequired {}
