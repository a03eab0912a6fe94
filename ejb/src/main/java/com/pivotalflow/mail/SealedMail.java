package com.pivotalflow.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.secret.ServerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** Messages as they wait: nobody who reads the database, or a copy of it, gets an address or a link out of them. */
@ApplicationScoped
class SealedMail {

    private static final String SEALED = "sealed";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ServerKeys keys;

    /** A payload that can be opened for this job and no other. */
    String seal(UUID job, MailMessage message) {
        try {
            byte[] sealed = keys.encryption().seal(name(job), JSON.writeValueAsBytes(message));
            return JSON.writeValueAsString(Map.of(SEALED, Base64.getEncoder().encodeToString(sealed)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message can't be written", e);
        }
    }

    /**
     * The message of a payload.
     *
     * @throws IllegalStateException when it was sealed for another job, under another key, or altered
     */
    MailMessage open(UUID job, String payload) {
        try {
            JsonNode sealed = JSON.readTree(payload).path(SEALED);
            byte[] message =
                    keys.encryption().open(name(job), Base64.getDecoder().decode(sealed.asText()));
            return JSON.readValue(message, MailMessage.class);
        } catch (IOException e) {
            throw new IllegalStateException("the message of job " + job + " can't be read", e);
        }
    }

    private static String name(UUID job) {
        return "mail/" + job;
    }
}
