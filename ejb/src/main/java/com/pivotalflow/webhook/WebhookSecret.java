package com.pivotalflow.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that signs deliveries, as the convention of Standard Webhooks has it. */
public final class WebhookSecret {

    private static final int BYTES = 32;
    private static final String PREFIX = "whsec_";
    private static final String MAC = "HmacSHA256";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key.clone();
    }

    /** A new one. */
    static WebhookSecret random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    /** The one with these bytes. */
    static WebhookSecret of(byte[] key) {
        return new WebhookSecret(key);
    }

    byte[] bytes() {
        return key.clone();
    }

    /** As its owner is shown it. */
    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /**
     * Signs a delivery.
     *
     * @param id of the event
     * @param timestamp seconds since 1970
     * @param body as it is sent
     * @return {@code v1,} and the base 64 of an HMAC with SHA-256
     */
    public String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + MAC, e);
        }
    }

    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
