package com.pivotalflow.identity.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A secret of 256 bits, as its holder carries it.
 *
 * @param text 43 characters of base64url
 */
public record SecretToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** One that nobody had before. */
    public static SecretToken make() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** The token that a text may be; empty when it can be none. */
    public static Optional<SecretToken> parse(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new SecretToken(text)) : Optional.empty();
    }

    /** SHA-256 of the text. Unsalted: what is random in 256 bits can't be guessed. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }

    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
        return "SecretToken[…]";
    }
}
