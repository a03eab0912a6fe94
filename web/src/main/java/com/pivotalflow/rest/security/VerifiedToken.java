package com.pivotalflow.rest.security;

import com.pivotalflow.organization.Caller;

/**
 * What a good token says.
 *
 * @param caller who, where, and with which rights
 * @param securityVersion of the user when the token was made
 */
record VerifiedToken(Caller caller, int securityVersion) {}
