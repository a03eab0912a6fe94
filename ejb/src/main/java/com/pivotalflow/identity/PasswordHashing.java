package com.pivotalflow.identity;

import com.pivotalflow.deadline.RequestDeadline;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes and checks password hashes: Argon2id with 64 MiB and 3 passes. Each takes that memory and a core for a good part
 * of a second, so only a few run at a time. Some others wait, and are refused when they would wait too long; the rest is
 * refused at once, since each of them would keep a thread of the server from requests that have nothing to do with it. Nothing
 * ends half way, so what would outlive the deadline of its request is not begun.
 */
@ApplicationScoped
class PasswordHashing {

    static final Argon2Hash.Cost COST = new Argon2Hash.Cost(64 * 1024, 3, 1);

    private static final int SALT_BYTES = 16;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int PLACES_PER_PERMIT = 7;

    @Inject
    @ConfigProperty(name = "pivotal.password.parallelism", defaultValue = "2")
    int parallelism;

    private final SecureRandom random = new SecureRandom();

    @SuppressWarnings("NullAway.Init")
    private Semaphore permits;

    /** For those that run and those that wait. */
    @SuppressWarnings("NullAway.Init")
    private Semaphore places;

    /** How long the last one took. */
    private final AtomicLong lastMillis = new AtomicLong();

    /** Nobody's hash: what is checked when there is no user, so that the answer takes the same time. */
    @SuppressWarnings("NullAway.Init")
    private Argon2Hash nobody;

    @PostConstruct
    void prepare() {
        int atOnce = Math.max(1, parallelism);
        permits = new Semaphore(atOnce, true);
        places = new Semaphore(PLACES_PER_PERMIT * atOnce);
        nobody = Argon2Hash.parse("$argon2id$v=19$m=%d,t=%d,p=%d$AAAAAAAAAAAAAAAAAAAAAA$%s"
                .formatted(COST.memoryKib(), COST.passes(), COST.lanes(), "A".repeat(43)));
    }

    /** A hash of the password under the present cost, as a PHC string. */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return limited(() -> Argon2Hash.of(password, COST, salt).phc());
    }

    /** Whether the password has this hash. */
    boolean matches(String password, String phc) {
        Argon2Hash hash = Argon2Hash.parse(phc);
        return limited(() -> hash.matches(password));
    }

    /** Takes as long as a check that fails. */
    void matchesNobody(String password) {
        var unused = limited(() -> nobody.matches(password));
    }

    /** Whether the hash was made at a lower cost than the present one. */
    boolean isOutdated(String phc) {
        return Argon2Hash.parse(phc).cost().isBelow(COST);
    }

    private <T> T limited(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            return patiently(work);
        } finally {
            places.release();
        }
    }

    private <T> T patiently(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(patienceMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            if (leftMillis() < lastMillis.get()) {
                // It may have been slow only once: the next one is tried again, or nobody would ever get in.
                lastMillis.set(0);
                throw busy();
            }
            return timed(work);
        } finally {
            permits.release();
        }
    }

    private <T> T timed(Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        lastMillis.set(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        return result;
    }

    private long patienceMillis() {
        return Math.max(0, Math.min(leftMillis() - lastMillis.get(), PATIENCE_MILLIS));
    }

    private static long leftMillis() {
        return RequestDeadline.present().map(RequestDeadline::leftMillis).orElse(Long.MAX_VALUE);
    }

    private static DomainException busy() {
        return new DomainException(
                Refusal.UNAVAILABLE, "SERVICE_UNAVAILABLE", "Too many sign-ins at this moment; try again shortly.");
    }
}
