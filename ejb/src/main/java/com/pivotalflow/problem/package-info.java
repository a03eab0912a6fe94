/**
 * What the product says when it refuses: exceptions with a stable code that every feature throws and the HTTP layer
 * turns into a problem document.
 *
 * <p>{@link com.pivotalflow.problem.DomainException} is the root; a {@link com.pivotalflow.problem.Refusal} names the
 * kind of refusal without naming a status of HTTP, and {@link com.pivotalflow.problem.FieldError} points at the part of
 * the request that is wrong. {@link com.pivotalflow.problem.ServerOwned} and {@link
 * com.pivotalflow.problem.Verbatim} say of a command how its members are to be read. The package knows no feature, no
 * database and no transport.
 */
@NullMarked
package com.pivotalflow.problem;

import org.jspecify.annotations.NullMarked;
