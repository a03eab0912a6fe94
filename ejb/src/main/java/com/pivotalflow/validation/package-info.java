/**
 * Bean Validation constraints that more than one feature's commands need.
 *
 * <p>{@link com.pivotalflow.validation.Figure} judges a number by the value it is going to become, so that the bounds
 * stand once, in {@code money}; {@link com.pivotalflow.validation.Length} counts the characters of a text as the database
 * does. Messages are the codes of the wire in braces; their texts are in
 * {@code ValidationMessages.properties}.
 */
@NullMarked
package com.pivotalflow.validation;

import org.jspecify.annotations.NullMarked;
