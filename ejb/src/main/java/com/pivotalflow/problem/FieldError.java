package com.pivotalflow.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer an RFC 6901 pointer into the request body, or {@code query:name}, or {@code header:name}
 * @param code a stable code in upper snake case
 * @param detail a sentence for people that says what is wrong and, where it helps, what would be right
 */
public record FieldError(String pointer, String code, String detail) {}
