package com.pivotalflow.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes access tokens: signed JSON Web Tokens whose claims have the names of MicroProfile JWT. */
@ApplicationScoped
public class AccessTokens {

    /** How a token is presented. */
    public static final String TYPE = "Bearer";

    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    /** What a token says it is, so that no other thing that the same key signed is taken for one. */
    public static final String FORMAT = "JWT";

    /** Whom tokens are for. */
    public static final String AUDIENCE = "pivotal-flow-api";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SigningKeys keys;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "pivotal.jwt.issuer", defaultValue = "pivotal-flow")
    String issuer;

    /** Who signs tokens, as they say it. */
    public String issuer() {
        return issuer;
    }

    String issue(Account account, UUID session) {
        TokenKey key = keys.signer();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", key.algorithm().name());
        header.put("typ", FORMAT);
        header.put("kid", key.kid());
        String content = encode(json(header)) + "." + encode(json(claims(account, session)));
        byte[] signature = key.algorithm().sign(key.privateKey(), content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encode(signature);
    }

    private Map<String, Object> claims(Account account, UUID session) {
        SignedInUser user = account.view();
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", AUDIENCE);
        claims.put("sub", user.id().toString());
        claims.put("upn", user.email());
        claims.put("org", user.organization().id().toString());
        claims.put("groups", user.permissions());
        claims.put("roles", user.roles());
        claims.put("sid", session.toString());
        claims.put("sv", account.securityVersion());
        // Random, unlike other ids: nothing is stored under it, and it should not tell when others were made.
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        return claims;
    }

    private static byte[] json(Map<String, Object> content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a token can't be written", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
