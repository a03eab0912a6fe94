/**
 * Who may sign in and what they may do: users, access roles, passwords, and the keys and tokens that prove it.
 *
 * <p>{@link com.pivotalflow.identity.LoginService} turns an e-mail address and a password into a token;
 * {@link com.pivotalflow.identity.AccessTokens} signs it with a key of {@link com.pivotalflow.identity.SigningKeys}.
 * The HTTP layer verifies tokens by the same keys and asks {@link com.pivotalflow.identity.SecurityVersions} whether a
 * token is still what the user's rights are. {@link com.pivotalflow.identity.SystemRole} holds the roles that every
 * organization begins with. The package must not know what the rights are used for, nor anything of HTTP.
 */
@NullMarked
package com.pivotalflow.identity;

import org.jspecify.annotations.NullMarked;
