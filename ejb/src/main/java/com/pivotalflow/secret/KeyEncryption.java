package com.pivotalflow.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key-encryption key of the installation: seals what is kept in the database and gives each other purpose a key of
 * its own.
 *
 * <p>A sealed value is a nonce of 12 bytes and then the text of AES-256-GCM with its tag; the name of the value is
 * authenticated too, so that one sealed value can't stand in for another.
 */
public final class KeyEncryption {

    static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    /** Takes the key. */
    public KeyEncryption(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key-encryption key has %d bytes".formatted(KEY_BYTES));
        }
        this.key = key.clone();
    }

    /** Seals a value under its name. */
    public byte[] seal(String name, byte[] open) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, name, nonce, open);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    /**
     * Opens a sealed value.
     *
     * @throws IllegalStateException when it was sealed under another key or name, or altered
     */
    public byte[] open(String name, byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            throw new IllegalStateException("'" + name + "' is too short to have been sealed");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return apply(Cipher.DECRYPT_MODE, name, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    /** A key for one purpose, from which this key can't be found. */
    public SecretKey derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), MAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + MAC, e);
        }
    }

    private byte[] apply(int mode, String name, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "'" + name + "' can't be sealed or opened: was the key-encryption key exchanged?", e);
        }
    }
}
