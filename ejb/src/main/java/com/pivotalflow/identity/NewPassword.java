package com.pivotalflow.identity;

/**
 * A first password.
 *
 * @param text the password itself
 * @param toBeChanged whether the person is asked for another one after signing in
 */
public record NewPassword(String text, boolean toBeChanged) {

    /** Leaves the password out, so that no log can show it. */
    @Override
    public String toString() {
        return "NewPassword[toBeChanged=" + toBeChanged + "]";
    }
}
