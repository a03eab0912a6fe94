package com.pivotalflow.webhook;

import com.pivotalflow.secret.ServerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Seals the secrets of endpoints for the database: they sign, so a hash would not do. */
@ApplicationScoped
public class WebhookSecrets {

    @Inject
    ServerKeys keys;

    /** Seals a secret so that it can be opened as that of this endpoint only. */
    byte[] seal(UUID endpoint, WebhookSecret secret) {
        return keys.encryption().seal(name(endpoint), secret.bytes());
    }

    /**
     * Opens a secret.
     *
     * @throws IllegalStateException when it was sealed for another endpoint or under another key
     */
    public WebhookSecret open(UUID endpoint, byte[] sealed) {
        return WebhookSecret.of(keys.encryption().open(name(endpoint), sealed));
    }

    private static String name(UUID endpoint) {
        return "webhook/" + endpoint;
    }
}
