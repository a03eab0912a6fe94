package com.pivotalflow.rest.json;

/**
 * A number of JSON as it was written. What it becomes is decided where it is used, so that no precision is lost and no
 * huge exponent is worked out before it is refused.
 */
record NumberToken(String text) {}
