package com.pivotalflow.rest.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Counts the requests of a resource method per network address, under a limit of its own. Without it requests count for
 * the person who is signed in, and those of nobody are not counted. Under {@link RateLimit#PUBLIC} they also count for the
 * link in the path.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LimitedBy {

    /** Which one. */
    RateLimit value();
}
