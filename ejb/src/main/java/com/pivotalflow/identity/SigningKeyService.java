package com.pivotalflow.identity;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.secret.ServerKeys;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads the signing keys, stores the first one and replaces it in time. Knows no tenant: the keys belong to the installation. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SigningKeyService {

    /** Every node has read the keys again by then. */
    private static final Duration NOTICE = Duration.ofMinutes(2);

    private static final Logger LOG = System.getLogger(SigningKeyService.class.getName());

    @Inject
    SigningKeyRepository keys;

    @Inject
    ServerKeys serverKeys;

    @Inject
    Clock clock;

    /** All keys that may still verify a token, newest first. */
    public List<TokenKey> load() {
        Instant now = clock.instant();
        return keys.all().stream()
                .map(key -> key.open(serverKeys.encryption()))
                .filter(key -> key.verifiesAt(now))
                .toList();
    }

    /**
     * Stores a key for the algorithm unless one can sign already; of nodes that start together one does, not two.
     *
     * @param pair made before this transaction: making one takes seconds, which no lock and no connection is held for
     */
    public void ensure(SigningAlgorithm algorithm, KeyPair pair) {
        keys.lock();
        Instant now = clock.instant();
        if (load().stream().anyMatch(key -> key.signsAt(now, algorithm))) {
            return;
        }
        LOG.log(Level.INFO, "Made signing key {0} for {1}", add(algorithm, pair, now), algorithm);
    }

    /**
     * Whether no key is younger.
     *
     * @param age since it began to sign
     */
    public boolean isDue(Duration age) {
        Instant then = clock.instant().minus(age);
        return load().stream().allMatch(key -> key.signFrom().isBefore(then));
    }

    /**
     * Stores a key that takes over from all others in two minutes, unless another node did it; they go on verifying
     * for an hour after that, which is longer than their tokens live.
     *
     * @param pair made before this transaction
     * @param age as in {@link #isDue}
     */
    public void replace(SigningAlgorithm algorithm, KeyPair pair, Duration age) {
        keys.lock();
        if (!isDue(age)) {
            return;
        }
        Instant from = clock.instant().plus(NOTICE);
        keys.retire(from);
        LOG.log(
                Level.INFO,
                "Made signing key {0} for {1}, which signs from {2} on",
                add(algorithm, pair, from),
                algorithm,
                from);
    }

    /** Removes keys under which no token can be good any more. */
    public void purge() {
        keys.removeRetiredBefore(clock.instant().minus(TokenKey.VERIFIES_AFTER_RETIREMENT));
    }

    private String add(SigningAlgorithm algorithm, KeyPair pair, Instant signFrom) {
        String kid = Ids.next().toString();
        byte[] sealed = serverKeys.encryption().seal(kid, pair.getPrivate().getEncoded());
        keys.add(kid, algorithm, pair.getPublic().getEncoded(), sealed, signFrom);
        return kid;
    }
}
