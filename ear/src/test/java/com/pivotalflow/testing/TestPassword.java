package com.pivotalflow.testing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Password hashes as they stand in {@code users}, made so cheaply that a test can have many users. */
final class TestPassword {

    private static final int MEMORY_KIB = 64;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TestPassword() {}

    /** Argon2id in the PHC format. */
    static String hash(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(1)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] digest = new byte[BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), digest);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=1,p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(digest);
    }
}
