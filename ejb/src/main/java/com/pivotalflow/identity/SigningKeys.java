package com.pivotalflow.identity;

import com.pivotalflow.organization.Steady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The signing keys, in memory. Read again after half a minute, and at once when a token names an unknown key, since
 * another node may have made it; the latter at most once a second, so that invented names do not become queries.
 */
@ApplicationScoped
public class SigningKeys {

    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(1);

    @Inject
    SigningKeyService service;

    @Inject
    Clock clock;

    @Inject
    @Steady
    Clock steady;

    @Inject
    @ConfigProperty(name = "pivotal.jwt.algorithm", defaultValue = "RS256")
    SigningAlgorithm algorithm;

    @Inject
    @ConfigProperty(name = "pivotal.jwt.rotation-days", defaultValue = "90")
    int rotationDays;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.MIN);

    /** Makes the first key when there is none; called at start, so that a start without secrets fails at once. */
    public void ensure() {
        var unused = signerOrNew(reload());
    }

    /** Has another key sign from soon on when the present one is as old as a key may be. */
    void replaceWhenDue() {
        Duration age = Duration.ofDays(rotationDays);
        if (service.isDue(age)) {
            service.replace(algorithm, algorithm.generate(), age);
        }
        service.purge();
    }

    /** The key of this name, if a token under it can still be good. */
    public Optional<VerificationKey> find(String kid) {
        Optional<TokenKey> found = fresh().find(kid);
        if (found.isEmpty() && isOlderThan(REST)) {
            found = reload().find(kid);
        }
        Instant now = clock.instant();
        return found.filter(key -> key.verifiesAt(now)).map(TokenKey::verification);
    }

    /** All keys that verify, for other services that want to. */
    public List<VerificationKey> all() {
        return fresh().keys().stream().map(TokenKey::verification).toList();
    }

    /** The key that signs now. */
    TokenKey signer() {
        return signerOrNew(fresh());
    }

    private TokenKey signerOrNew(Snapshot known) {
        return signerOf(known).orElseGet(() -> {
            service.ensure(algorithm, algorithm.generate());
            return signerOf(reload()).orElseThrow(() -> new IllegalStateException("there is no signing key"));
        });
    }

    private Optional<TokenKey> signerOf(Snapshot known) {
        Instant now = clock.instant();
        return known.keys().stream().filter(key -> key.signsAt(now, algorithm)).findFirst();
    }

    private Snapshot fresh() {
        return isOlderThan(LIFETIME) ? reload() : snapshot;
    }

    /** One thread reads; those that come meanwhile wait for it and take its result. */
    private Snapshot reload() {
        Snapshot before = snapshot;
        reading.lock();
        try {
            if (snapshot.readAt().equals(before.readAt())) {
                Instant now = steady.instant();
                snapshot = new Snapshot(service.load(), now);
            }
            return snapshot;
        } finally {
            reading.unlock();
        }
    }

    private boolean isOlderThan(Duration age) {
        return steady.instant().minus(age).isAfter(snapshot.readAt());
    }

    private record Snapshot(List<TokenKey> keys, Instant readAt) {

        Optional<TokenKey> find(String kid) {
            return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
        }
    }
}
