package com.pivotalflow.identity;

import com.pivotalflow.secret.KeyEncryption;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs access tokens, shared by all nodes; its private part is sealed. Belongs to no tenant. Only read this
 * way: {@link SigningKeyRepository#add} stores one.
 */
@Entity
@Table(name = "signing_keys")
class SigningKey {

    @Id
    @Column(name = "kid", nullable = false, length = 64, updatable = false)
    private String kid;

    @Column(name = "algorithm", nullable = false, updatable = false)
    private String algorithm;

    @Column(name = "public_der", nullable = false, updatable = false)
    private byte[] publicDer;

    @Column(name = "private_sealed", nullable = false, updatable = false)
    private byte[] privateSealed;

    @Column(name = "sign_from", nullable = false, updatable = false)
    private Instant signFrom;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected SigningKey() {}

    /** Opens the sealed part. */
    TokenKey open(KeyEncryption encryption) {
        SigningAlgorithm used = SigningAlgorithm.valueOf(algorithm);
        return new TokenKey(
                kid,
                used,
                used.publicKey(publicDer),
                used.privateKey(encryption.open(kid, privateSealed)),
                signFrom,
                retiredAt);
    }
}
