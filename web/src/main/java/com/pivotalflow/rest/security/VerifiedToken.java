package com.pivotalflow.rest.security;

import com.pivotalflow.organization.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a good token says.
 *
 * @param caller who, where, and with which rights
 * @param securityVersion of the user when the token was made
 * @param session that it was made for, if it says so
 */
record VerifiedToken(
        Caller caller, int securityVersion, @Nullable UUID session) {}
