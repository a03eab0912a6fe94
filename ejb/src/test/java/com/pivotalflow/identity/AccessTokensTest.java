package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTokensTest {

    private static final Instant NOW = Instant.parse("2026-05-01T02:15:30.120Z");
    private static final UUID SESSION = UUID.fromString("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e03");
    private static final SignedInUser USER = new SignedInUser(
            UUID.fromString("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02"),
            "ada@example.com",
            "Ada Lovelace",
            List.of("admin"),
            List.of("quotes.create", "quotes.view"),
            new SignedInUser.Home(UUID.fromString("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e01"), "home", "Home"),
            false);

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void aTokenSaysWhoAndIsSigned(SigningAlgorithm algorithm) throws IOException, GeneralSecurityException {
        KeyPair pair = algorithm.generate();
        AccessTokens tokens = tokens(algorithm, pair);

        String token = tokens.issue(new Account(USER, 3), SESSION);

        String[] parts = token.split("\\.", -1);
        JsonNode header = json(parts[0]);
        assertThat(header.get("alg").asText()).isEqualTo(algorithm.name());
        assertThat(header.get("kid").asText()).isEqualTo("key-1");
        JsonNode claims = json(parts[1]);
        assertThat(claims.get("iss").asText()).isEqualTo("pivotal-flow");
        assertThat(claims.get("aud").asText()).isEqualTo("pivotal-flow-api");
        assertThat(claims.get("sub").asText()).isEqualTo(USER.id().toString());
        assertThat(claims.get("org").asText())
                .isEqualTo(USER.organization().id().toString());
        assertThat(claims.get("upn").asText()).isEqualTo("ada@example.com");
        assertThat(claims.get("groups")).extracting(JsonNode::asText).containsExactly("quotes.create", "quotes.view");
        assertThat(claims.get("sv").asInt()).isEqualTo(3);
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(900);
        assertThat(isSigned(algorithm, pair, parts)).isTrue();
    }

    // By hand what the container would inject.
    @SuppressWarnings("UnnecessaryAssignment")
    private static AccessTokens tokens(SigningAlgorithm used, KeyPair pair) {
        AccessTokens tokens = new AccessTokens();
        tokens.issuer = "pivotal-flow";
        tokens.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        tokens.keys = new SigningKeys() {
            @Override
            TokenKey signer() {
                return new TokenKey("key-1", used, pair.getPublic(), pair.getPrivate(), NOW, null);
            }
        };
        return tokens;
    }

    private static JsonNode json(String part) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
    }

    private static boolean isSigned(SigningAlgorithm algorithm, KeyPair pair, String[] parts)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                algorithm == SigningAlgorithm.RS256 ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }
}
