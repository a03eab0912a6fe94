package com.pivotalflow.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password hash of Argon2id with the parameters it was made with, as one line of the PHC string format, for example
 * {@code $argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$…}.
 */
final class Argon2Hash {

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final int DIGEST_BYTES = 32;

    private final Cost cost;
    private final byte[] salt;
    private final byte[] digest;

    private Argon2Hash(Cost cost, byte[] salt, byte[] digest) {
        this.cost = cost;
        this.salt = salt;
        this.digest = digest;
    }

    /**
     * What one hash takes.
     *
     * @param memoryKib KiB of memory
     * @param passes passes over the memory
     * @param lanes lanes
     */
    record Cost(int memoryKib, int passes, int lanes) {

        /** Whether any of the three is less than in the other cost. */
        boolean isBelow(Cost other) {
            return memoryKib < other.memoryKib || passes < other.passes || lanes < other.lanes;
        }
    }

    static Argon2Hash of(String password, Cost cost, byte[] salt) {
        return new Argon2Hash(cost, salt.clone(), digest(password, cost, salt, DIGEST_BYTES));
    }

    /**
     * Reads a PHC string.
     *
     * @throws IllegalArgumentException if it is not one of Argon2id, version 19
     */
    static Argon2Hash parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("this is not a password hash of Argon2id");
        }
        Cost cost = new Cost(number(parts, 1), number(parts, 2), number(parts, 3));
        Base64.Decoder decoder = Base64.getDecoder();
        return new Argon2Hash(cost, decoder.decode(parts.group(4)), decoder.decode(parts.group(5)));
    }

    /** Whether the password is the one; takes the same time wherever the difference is. */
    boolean matches(String password) {
        return MessageDigest.isEqual(digest, digest(password, cost, salt, digest.length));
    }

    Cost cost() {
        return cost;
    }

    String phc() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        cost.lanes(),
                        encoder.encodeToString(salt),
                        encoder.encodeToString(digest));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** The same letters typed on another keyboard may arrive composed differently, hence the normal form. */
    private static byte[] digest(String password, Cost cost, byte[] salt, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] digest = new byte[bytes];
        generator.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), digest);
        return digest;
    }
}
