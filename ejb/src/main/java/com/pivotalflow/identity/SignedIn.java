package com.pivotalflow.identity;

/**
 * A sign-in that succeeded.
 *
 * @param accessToken what each further request carries
 * @param tokenType how: {@code Bearer}
 * @param expiresIn seconds the token is good for
 * @param user who signed in
 */
public record SignedIn(String accessToken, String tokenType, long expiresIn, SignedInUser user) {

    /** Leaves the token out, so that no log can show it. */
    @Override
    public String toString() {
        return "SignedIn[user=" + user.id() + "]";
    }
}
