package com.pivotalflow.settings;

import com.pivotalflow.metadata.Metadata;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an organization keeps passwords and sessions, as clients see it.
 *
 * @param minPasswordLength fewest characters of a new password
 * @param maxLoginAttempts failed sign-ins before an address is locked
 * @param lockMinutes minutes an address stays locked
 * @param sessionDays days after which a session ends even when used
 * @param sessionIdleMinutes minutes without use that end a session
 * @param passwordExpiryDays days after which a password must be changed
 * @param passwordHistorySize earlier passwords that may not come again
 * @param extras notes on the policy
 * @param createdAt when the organization was opened
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record SecurityPolicyView(
        int minPasswordLength,
        int maxLoginAttempts,
        int lockMinutes,
        int sessionDays,
        @Nullable Integer sessionIdleMinutes,
        @Nullable Integer passwordExpiryDays,
        int passwordHistorySize,
        Metadata extras,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    /** The policy itself; a change begins with it. */
    SecurityPolicy content() {
        return new SecurityPolicy(
                minPasswordLength,
                maxLoginAttempts,
                lockMinutes,
                sessionDays,
                sessionIdleMinutes,
                passwordExpiryDays,
                passwordHistorySize,
                extras);
    }
}
