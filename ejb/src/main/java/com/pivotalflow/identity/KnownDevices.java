package com.pivotalflow.identity;

import com.pivotalflow.identity.token.SecretToken;
import com.pivotalflow.secret.ServerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Marks browsers from which somebody signed in before. Wrong passwords from such a browser are counted by themselves, so
 * that strangers who guess, and thereby lock the address for everybody else, do not lock its owner out. The mark is good
 * for one address, is no proof of who it is, and nothing about it is stored here.
 */
@ApplicationScoped
public class KnownDevices {

    private static final String SEPARATOR = ".";

    @Inject
    ServerKeys keys;

    /** A mark for somebody who has just proved to have this address. */
    String mark(String email) {
        String name = SecretToken.make().text();
        return name + SEPARATOR + signature(name, email);
    }

    /** The name of a device by its mark; empty when the mark is not ours or was made for another address. */
    Optional<String> name(String mark, String email) {
        String[] parts = mark.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        boolean isOurs = MessageDigest.isEqual(
                parts[1].getBytes(StandardCharsets.UTF_8),
                signature(parts[0], email).getBytes(StandardCharsets.UTF_8));
        return isOurs ? Optional.of(parts[0]) : Optional.empty();
    }

    private String signature(String name, String email) {
        SecretKey key = keys.derived("device");
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            byte[] signature = mac.doFinal((name + SEPARATOR + email).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + key.getAlgorithm(), e);
        }
    }
}
