package com.pivotalflow.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;

/** How access tokens are signed, by the names of JOSE. */
public enum SigningAlgorithm {
    /** RSA with 3072 bits and SHA-256. */
    RS256("RSA", "SHA256withRSA"),

    /** The curve P-256 with SHA-256; the signature is the two numbers side by side, as JOSE wants it. */
    ES256("EC", "SHA256withECDSAinP1363Format");

    private static final int RSA_BITS = 3072;

    private final String keyAlgorithm;
    private final String signatureAlgorithm;

    SigningAlgorithm(String keyAlgorithm, String signatureAlgorithm) {
        this.keyAlgorithm = keyAlgorithm;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm);
            generator.initialize(generation());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java can't make keys for " + this, e);
        }
    }

    private AlgorithmParameterSpec generation() {
        return switch (this) {
            case RS256 -> new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
            case ES256 -> new ECGenParameterSpec("secp256r1");
        };
    }

    PublicKey publicKey(byte[] der) {
        try {
            return KeyFactory.getInstance(keyAlgorithm).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a public key of " + this + " can't be read", e);
        }
    }

    PrivateKey privateKey(byte[] der) {
        try {
            return KeyFactory.getInstance(keyAlgorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a private key of " + this + " can't be read", e);
        }
    }

    byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance(signatureAlgorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("can't sign with " + this, e);
        }
    }
}
