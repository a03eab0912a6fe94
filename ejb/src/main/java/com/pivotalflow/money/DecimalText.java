package com.pivotalflow.money;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text is a decimal number as answers write it: plain, exact, never by way of a binary fraction. Which decimals it
 * has, and in which currency or unit, is for the member to say.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface DecimalText {

    /** What every such text looks like. */
    String PATTERN = "^-?[0-9]+(\\.[0-9]+)?$";
}
