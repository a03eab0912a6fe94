package com.pivotalflow.identity;

import com.pivotalflow.settings.SecurityPolicy;
import java.time.Duration;

/**
 * When an address is locked, and for how long.
 *
 * @param mostFailures failed sign-ins within a quarter of an hour
 * @param lock how long nobody signs in with the address then
 */
public record LockPolicy(int mostFailures, Duration lock) {

    /** Where no organization is named, so that nobody learns from a lock whose an address is. */
    static final LockPolicy USUAL = new LockPolicy(5, Duration.ofMinutes(30));

    static LockPolicy of(SecurityPolicy policy) {
        return new LockPolicy(policy.maxLoginAttempts(), Duration.ofMinutes(policy.lockMinutes()));
    }
}
