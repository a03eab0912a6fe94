package com.pivotalflow.identity;

import java.util.OptionalInt;

/**
 * What is asked about a person with every request.
 *
 * @param securityVersion the one that a token must have
 * @param requestsPerMinute the organization's own limit, if it has one
 */
public record Standing(int securityVersion, OptionalInt requestsPerMinute) {}
