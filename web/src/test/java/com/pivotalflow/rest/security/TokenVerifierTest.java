package com.pivotalflow.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.identity.SigningAlgorithm;
import com.pivotalflow.identity.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair EC = pair("EC", 256);
    private static final UUID USER = UUID.fromString("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02");
    private static final UUID ORGANIZATION = UUID.fromString("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e01");

    private final Map<String, VerificationKey> keys = Map.of(
            "rsa", new VerificationKey("rsa", SigningAlgorithm.RS256, RSA.getPublic()),
            "ec", new VerificationKey("ec", SigningAlgorithm.ES256, EC.getPublic()));
    private final TokenVerifier verifier = new TokenVerifier("pivotal-flow", kid -> Optional.ofNullable(keys.get(kid)));

    @Test
    void aGoodTokenIsACaller() throws TokenRefusedException {
        VerifiedToken token = verifier.verify(signed(claims -> {}));

        assertThat(token.caller().user().value()).isEqualTo(USER);
        assertThat(token.caller().organization().value()).isEqualTo(ORGANIZATION);
        assertThat(token.caller().permissions()).containsExactlyInAnyOrder("quotes.view", "quotes.create");
        assertThat(token.securityVersion()).isEqualTo(4);
        assertThat(verifier.verify(signed("ec", "ES256", EC.getPrivate(), claims -> {}))
                        .securityVersion())
                .isEqualTo(4);
    }

    @Test
    void anExpiredTokenIsCalledExpiredAfterTheSkew() {
        assertThat(refusal(signed(claims -> claims.setExpirationTimeMinutesInTheFuture(-1))))
                .isEqualTo(TokenRefusal.TOKEN_EXPIRED);
    }

    @Test
    void theSkewIsForgiven() throws TokenRefusedException {
        NumericDate justNow = NumericDate.now();
        justNow.addSeconds(-20);

        assertThat(verifier.verify(signed(claims -> claims.setExpirationTime(justNow))))
                .isNotNull();
    }

    @Test
    void aForgedAndExpiredTokenIsNotCalledExpired() {
        String forged = signed(
                "rsa",
                "RS256",
                pair("RSA", 2048).getPrivate(),
                claims -> claims.setExpirationTimeMinutesInTheFuture(-9));

        assertThat(refusal(forged)).isEqualTo(TokenRefusal.TOKEN_INVALID);
    }

    @Test
    void claimsThatAreNotOursAreInvalid() {
        assertInvalid(signed(claims -> claims.setAudience("another-api")));
        assertInvalid(signed(claims -> claims.setIssuer("somebody")));
        assertInvalid(signed(claims -> claims.unsetClaim("org")));
        assertInvalid(signed(claims -> claims.unsetClaim("sv")));
        assertInvalid(signed(claims -> claims.unsetClaim("sub")));
        assertInvalid(signed(claims -> claims.unsetClaim("exp")));
        assertInvalid(signed(claims -> claims.setStringClaim("org", "not an id")));
        assertInvalid(signed(claims -> claims.setSubject("not an id")));
        assertInvalid(signed(claims -> claims.setClaim("sv", "4")));
        assertInvalid(signed(claims -> claims.setClaim("groups", 7)));
    }

    @Test
    void aTokenOfTheFutureIsInvalid() {
        NumericDate soon = NumericDate.now();
        soon.addSeconds(120);

        assertInvalid(signed(claims -> claims.setNotBefore(soon)));
        assertInvalid(signed(claims -> claims.setIssuedAt(soon)));
    }

    @Test
    void keysAndAlgorithmsCannotBeMixed() {
        byte[] publicKey = RSA.getPublic().getEncoded();

        assertInvalid(signed("unknown", "RS256", RSA.getPrivate(), claims -> {}));
        assertInvalid(signed(null, "RS256", RSA.getPrivate(), claims -> {}));
        assertInvalid(signed("ec", "RS256", RSA.getPrivate(), claims -> {}));
        assertInvalid(signed("rsa", "ES256", EC.getPrivate(), claims -> {}));
        assertInvalid(signed("rsa", "RS512", RSA.getPrivate(), claims -> {}));
        assertInvalid(signed("rsa", "PS256", RSA.getPrivate(), claims -> {}));
        assertInvalid(signed("rsa", "HS256", new HmacKey(publicKey), claims -> {}));
    }

    @Test
    void anUnsignedTokenIsInvalid() {
        String body = signed(claims -> {}).split("\\.", -1)[1];

        assertInvalid(encode("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"rsa\"}") + "." + body + ".");
        assertInvalid(encode("{\"alg\":\"none\"}") + "." + body + ".");
        assertInvalid(encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"rsa\"}") + "." + body + ".");
    }

    @Test
    void anAlteredTokenIsInvalid() {
        String[] parts = signed(claims -> {}).split("\\.", -1);
        String other = signed(claims -> claims.setSubject(UUID.randomUUID().toString()))
                .split("\\.", -1)[1];

        assertInvalid(parts[0] + "." + other + "." + parts[2]);
    }

    @Test
    void aTokenThatWasGoodIsJudgedAgain() throws Exception {
        Map<String, VerificationKey> changing = new HashMap<>(keys);
        TokenVerifier watching = new TokenVerifier("pivotal-flow", kid -> Optional.ofNullable(changing.get(kid)));
        String token = signed(claims -> {});
        NumericDate soon = NumericDate.now();
        soon.addSeconds(-28);
        String dying = signed(claims -> claims.setExpirationTime(soon));
        assertThat(watching.verify(token)).isEqualTo(watching.verify(token));
        assertThat(watching.verify(dying)).isNotNull();

        Thread.sleep(Duration.ofSeconds(3).toMillis());
        assertThat(refusal(watching, dying)).isEqualTo(TokenRefusal.TOKEN_EXPIRED);

        changing.put(
                "rsa",
                new VerificationKey(
                        "rsa", SigningAlgorithm.RS256, pair("RSA", 2048).getPublic()));
        assertThat(refusal(watching, token)).isEqualTo(TokenRefusal.TOKEN_INVALID);
        changing.remove("rsa");
        assertThat(refusal(watching, token)).isEqualTo(TokenRefusal.TOKEN_INVALID);
        changing.putAll(keys);
        assertThat(watching.verify(token)).isNotNull();
    }

    @Test
    void noCharacterOfTheSignatureCanBeExchanged() {
        for (String token : List.of(signed(claims -> {}), signed("ec", "ES256", EC.getPrivate(), claims -> {}))) {
            char last = token.charAt(token.length() - 1);
            String start = token.substring(0, token.length() - 1);
            for (char other : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=".toCharArray()) {
                if (other != last) {
                    assertInvalid(start + other);
                }
                assertInvalid(token + other);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "a.b.c.d.e", "....", "null", "eyJhbGciOiJSUzI1NiJ9.e30."})
    void garbageIsInvalid(String token) {
        assertInvalid(token);
    }

    private void assertInvalid(String token) {
        assertThat(refusal(token)).isEqualTo(TokenRefusal.TOKEN_INVALID);
    }

    private TokenRefusal refusal(String token) {
        return refusal(verifier, token);
    }

    private static TokenRefusal refusal(TokenVerifier judge, String token) {
        return catchThrowableOfType(TokenRefusedException.class, () -> judge.verify(token))
                .refusal();
    }

    private static String signed(Consumer<JwtClaims> change) {
        return signed("rsa", "RS256", RSA.getPrivate(), change);
    }

    private static String signed(@Nullable String kid, String algorithm, Key key, Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("pivotal-flow");
        claims.setAudience("pivotal-flow-api");
        claims.setSubject(USER.toString());
        claims.setStringClaim("org", ORGANIZATION.toString());
        claims.setStringListClaim("groups", List.of("quotes.view", "quotes.create"));
        claims.setClaim("sv", 4);
        claims.setExpirationTimeMinutesInTheFuture(15);
        change.accept(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(key);
        signature.setDoKeyValidation(false);
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setHeader("typ", "JWT");
        if (kid != null) {
            signature.setKeyIdHeaderValue(kid);
        }
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
