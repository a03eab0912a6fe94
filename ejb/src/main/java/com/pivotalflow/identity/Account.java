package com.pivotalflow.identity;

/**
 * A user as tokens need them.
 *
 * @param view what is shown
 * @param securityVersion rises with every change of rights or password
 */
public record Account(SignedInUser view, int securityVersion) {}
