/**
 * How often somebody may ask: counted on this node, in memory, per person where one is signed in and per network address
 * where nobody is. Says with each answer what is left, and refuses what is too much before anything else is looked at.
 *
 * <p>Its main types are {@link com.pivotalflow.rest.limits.RateLimitFilter} and {@link
 * com.pivotalflow.rest.limits.RateWindows}. Locks after wrong passwords are not its business; they are in the database.
 */
@NullMarked
package com.pivotalflow.rest.limits;

import org.jspecify.annotations.NullMarked;
