package com.pivotalflow.identity;

import com.pivotalflow.problem.Verbatim;
import jakarta.validation.constraints.Size;

/**
 * Somebody who is signed in wants another password.
 *
 * @param currentPassword as typed, to prove who it is
 * @param newPassword as typed
 */
public record ChangePassword(
        @Verbatim @Size(min = 1, max = 1024) String currentPassword,
        @Verbatim @Size(min = 1, max = 1024) String newPassword) {

    /** Leaves the passwords out, so that no log can show them. */
    @Override
    public String toString() {
        return "ChangePassword[…]";
    }
}
