package com.pivotalflow.identity;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.secret.ServerKeys;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Ends guessing: five failures for one address within a quarter of an hour lock it for half an hour, or as the named
 * organization says, whether or not anybody has it. An attempt is counted before the password is looked at and forgotten when it was right, so that
 * attempts at the same time are no way around. Each call is a transaction of its own, short and of one statement.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LoginThrottleService {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    LoginThrottleRepository throttles;

    @Inject
    ServerKeys keys;

    @Inject
    Clock clock;

    /**
     * Counts an attempt.
     *
     * @param email as {@link SignIn#normalizedEmail()} says it
     * @param mostFailures how many are borne with
     * @param lock how long the address is locked after them
     * @return which attempt of its window it is, from 1
     * @throws DomainException {@code LOGIN_LOCKED} when there were too many
     */
    public int admit(String email, int mostFailures, Duration lock) {
        LoginThrottleRepository.Attempt attempt =
                throttles.count(digest(email), clock.instant(), mostFailures, WINDOW, lock);
        OptionalInt seconds = attempt.lockedFor();
        if (seconds.isPresent()) {
            throw new DomainException(
                    Refusal.LIMITED,
                    "LOGIN_LOCKED",
                    "There were too many failed sign-ins with this address; try again later.",
                    List.of(),
                    Map.of("retryAfter", seconds.getAsInt()));
        }
        return attempt.number();
    }

    /** Takes an attempt back that came to no result, such as one that was refused because too many sign in. */
    public void takeBack(String email) {
        throttles.takeBack(digest(email));
    }

    /** Forgets the failures of an address: its password was right. */
    public void reset(String email) {
        throttles.remove(digest(email));
    }

    /** Removes all whose window began more than a day ago; their locks are long over. Tells how many there were. */
    public int purge() {
        return throttles.removeBefore(clock.instant().minus(KEPT));
    }

    /** Keyed, so that the table tells nobody which addresses were tried. */
    private byte[] digest(String email) {
        SecretKey key = keys.derived("login-throttle");
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(email.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + key.getAlgorithm(), e);
        }
    }
}
