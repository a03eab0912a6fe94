package com.pivotalflow.organization;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The clock that never jumps, for how long ago something in memory was: it began with the true time and goes on from there,
 * whatever is done to the machine's clock. By the other one, what was to be kept for seconds would be kept for hours after the
 * machine was put back by hours. Its time may drift from the true one, and means nothing to another node or in the database.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Steady {}
