package com.pivotalflow.identity;

import com.pivotalflow.problem.Verbatim;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to sign in.
 *
 * @param email address, without regard to case
 * @param password as typed
 * @param organization slug, needed only where the same address and password are good in several organizations
 * @param newPassword the next password, taken only when the present one has expired
 */
public record SignIn(
        @Size(min = 1, max = 254) String email,
        @Verbatim @Size(min = 1, max = 1024) String password,
        @Nullable @Size(min = 1, max = 63) String organization,
        @Nullable @Verbatim @Size(min = 1, max = 1024) String newPassword) {

    /** The address in the one form by which people are found and failures are counted; both must mean the same. */
    String normalizedEmail() {
        return normalized(email);
    }

    /** An address in that form. */
    static String normalized(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Leaves the password out, so that no log can show it. */
    @Override
    public String toString() {
        return "SignIn[email=…, organization=" + organization + "]";
    }
}
