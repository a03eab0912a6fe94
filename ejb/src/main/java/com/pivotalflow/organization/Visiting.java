package com.pivotalflow.organization;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds the caller's transaction to the tenant in the first argument for as long as the method lasts, and to the one
 * before when it returns: work in two organizations that happens whole or not at all. Only the package that runs the
 * platform may use it; to everybody else a transaction belongs to one organization.
 */
@Inherited
@InterceptorBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Visiting {}
