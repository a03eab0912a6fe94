package com.pivotalflow.identity;

import com.pivotalflow.problem.Verbatim;
import jakarta.validation.constraints.Size;

/**
 * The holder of a reset link chooses another password.
 *
 * @param newPassword as typed
 */
public record ResetPassword(
        @Verbatim @Size(min = 1, max = 1024) String newPassword) {

    /** Leaves the password out, so that no log can show it. */
    @Override
    public String toString() {
        return "ResetPassword[…]";
    }
}
