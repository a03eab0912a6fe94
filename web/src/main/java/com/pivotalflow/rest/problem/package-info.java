/**
 * How refusals and failures look: one form for all of them, RFC 9457.
 *
 * <p>{@link com.pivotalflow.rest.problem.Problems} decides what a failure is; {@link
 * com.pivotalflow.rest.problem.Problem} is the answer; the mappers only connect it to the platform, and {@link
 * com.pivotalflow.rest.problem.ErrorPage} answers for errors that the container raises outside of the API. An answer never
 * has a stack trace, a statement, the name of a class, or data of somebody else.
 */
@NullMarked
package com.pivotalflow.rest.problem;

import org.jspecify.annotations.NullMarked;
