/**
 * Who is calling and whether they may.
 *
 * <p>{@link com.pivotalflow.rest.security.BearerMechanism} verifies the token of a request and tells the container who it
 * is, {@link com.pivotalflow.rest.security.AccessFilter} compares that with what the resource demands, and {@link
 * com.pivotalflow.rest.security.Callers} hands the caller to resources. Organization and rights come from the token only.
 */
@NullMarked
package com.pivotalflow.rest.security;

import org.jspecify.annotations.NullMarked;
