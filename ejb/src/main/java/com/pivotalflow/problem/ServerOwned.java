package com.pivotalflow.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names members that a client sees in answers and may not send: they are calculated or belong to the server. Sent
 * nevertheless, they are refused with {@code FIELD_READ_ONLY}, which says more than that they are unknown.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServerOwned {

    /** The names on the wire. */
    String[] value();
}
