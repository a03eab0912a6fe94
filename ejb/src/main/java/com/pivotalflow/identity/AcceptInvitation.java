package com.pivotalflow.identity;

import com.pivotalflow.problem.Verbatim;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was invited joins.
 *
 * @param password the first one, as typed
 * @param displayName how others shall see them; absent means first and last name
 */
public record AcceptInvitation(
        @Verbatim @Size(min = 1, max = 1024) String password,
        @Nullable @Size(min = 1, max = 200) String displayName) {

    /** Leaves the password out, so that no log can show it. */
    @Override
    public String toString() {
        return "AcceptInvitation[displayName=" + displayName + "]";
    }
}
