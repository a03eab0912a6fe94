/**
 * Secrets that people hold instead of a password: the refresh token of a session, and the links of invitations and
 * password resets. Each is 256 random bits that are shown once and stored as their SHA-256; each is good once.
 *
 * <p>Its main types are {@link com.pivotalflow.identity.token.SessionService} and {@link
 * com.pivotalflow.identity.token.UserLinkService}. It knows nothing of people but their ids.
 */
@NullMarked
package com.pivotalflow.identity.token;

import org.jspecify.annotations.NullMarked;
