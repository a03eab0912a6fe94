package com.pivotalflow.identity;

/**
 * What a person's password is judged by when they sign in.
 *
 * @param hash what the password is checked against
 * @param isExpired whether the organization demands another password
 * @param mostFailures failed sign-ins that the organization bears with
 */
public record SignInTerms(String hash, boolean isExpired, int mostFailures) {

    /** Leaves the hash out, so that no log can show it. */
    @Override
    public String toString() {
        return "SignInTerms[…]";
    }
}
