package com.pivotalflow.rest.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operation must not have its effect twice, so the client has to name the request in {@code Idempotency-Key}. The
 * resource then answers through {@code IdempotentCalls}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface KeyRequired {}
