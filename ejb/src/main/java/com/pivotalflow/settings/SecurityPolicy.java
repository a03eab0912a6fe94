package com.pivotalflow.settings;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.ServerOwned;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How an organization keeps passwords and sessions.
 *
 * @param minPasswordLength fewest characters of a new password, 12 to 128
 * @param maxLoginAttempts failed sign-ins before an address is locked, 3 to 20
 * @param lockMinutes minutes an address stays locked, 1 to 1440
 * @param sessionDays days after which a session ends even when used, 1 to 90
 * @param sessionIdleMinutes minutes without use that end a session, 5 to 1440; absent means no such limit
 * @param passwordExpiryDays days after which a password must be changed, 1 to 3650; absent means never
 * @param passwordHistorySize earlier passwords that may not come again, 0 to 24
 * @param extras notes on the policy
 */
@ServerOwned({"etag", "createdAt", "updatedAt"})
public record SecurityPolicy(
        @Min(12) @Max(128) int minPasswordLength,
        @Min(3) @Max(20) int maxLoginAttempts,
        @Min(1) @Max(1440) int lockMinutes,
        @Min(1) @Max(90) int sessionDays,
        @Nullable @Min(5) @Max(1440) Integer sessionIdleMinutes,
        @Nullable @Min(1) @Max(3650) Integer passwordExpiryDays,
        @Min(0) @Max(24) int passwordHistorySize,
        @NoBusinessValues Metadata extras) {}
