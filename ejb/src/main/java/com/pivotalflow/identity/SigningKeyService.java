package com.pivotalflow.identity;

import com.pivotalflow.organization.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Reads the signing keys and stores the first one. Knows no tenant: the keys belong to the installation. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SigningKeyService {

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
        String kid = Ids.next().toString();
        byte[] sealed = serverKeys.encryption().seal(kid, pair.getPrivate().getEncoded());
        keys.add(kid, algorithm, pair.getPublic().getEncoded(), sealed, now);
        LOG.log(Level.INFO, "Made signing key {0} for {1}", kid, algorithm);
    }
}
