package com.pivotalflow.change;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The member can be sent in a partial update only, where it names something that exists. Stated for something new, it
 * is refused with {@code FIELD_READ_ONLY}, because the server gives it.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface PatchOnly {}
