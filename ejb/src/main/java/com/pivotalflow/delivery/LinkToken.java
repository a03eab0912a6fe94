package com.pivotalflow.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of a link, as its holder carries it.
 *
 * @param text 43 characters of base64url over 32 random bytes
 */
record LinkToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int CHARACTERS = 43;

    /** One that nobody had before. */
    static LinkToken make() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /**
     * What is looked for: SHA-256 of the bytes. Unsalted, since what is random in 256 bits can't be guessed. A text that
     * can be no token gets a hash too, of the text itself: to refuse it takes as long as to refuse any other.
     */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }

    private byte[] bytes() {
        byte[] asText = text.getBytes(StandardCharsets.UTF_8);
        if (text.length() != CHARACTERS) {
            return asText;
        }
        try {
            byte[] bits = Base64.getUrlDecoder().decode(text);
            // The last character has two bits to spare: only one of the four that give the same bytes is the token.
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bits).equals(text) ? bits : asText;
        } catch (IllegalArgumentException e) {
            return asText;
        }
    }

    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
        return "LinkToken[…]";
    }

    /**
     * Where its holder finds the quote.
     *
     * @param base what addresses of the organization begin with
     */
    String page(String base) {
        return base + "/q/" + text();
    }
}
