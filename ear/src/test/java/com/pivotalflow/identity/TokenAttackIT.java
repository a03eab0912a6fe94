package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.ForgedToken;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens as attackers make them. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenAttackIT {

    private static final String ME = "/api/v1/auth/me";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestOrganization organization;
    private ForgedToken token;

    @BeforeAll
    void signInOnce() throws Exception {
        organization = TestOrganization.create(TestServer.MAIN.database());
        token = new ForgedToken(
                TestServer.MAIN,
                TestServer.MAIN.database(),
                ForgedToken.signIn(TestServer.MAIN, organization.user("quotes.view")));
    }

    @Test
    void whatIsForgedRightIsBelieved() throws Exception {
        assertThat(get(token.signed(token.header().toString(), token.claims().toString()))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void aTokenThatNobodySignedIsNotBelieved(String algorithm) throws Exception {
        String unsigned =
                ForgedToken.encoded(token.header().put("alg", algorithm).toString()) + "."
                        + ForgedToken.encoded(token.claims().toString());

        assertRefused(get(unsigned + "."));
        assertRefused(get(unsigned));
        assertRefused(get(unsigned + "." + ForgedToken.encoded("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HmacSHA256", "HmacSHA384", "HmacSHA512"})
    void thePublicKeyIsNoSecret(String mac) throws Exception {
        PublicKey key = published();
        String signed = ForgedToken.encoded(
                        token.header().put("alg", "HS" + mac.substring(7)).toString())
                + "." + ForgedToken.encoded(token.claims().toString());
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : new byte[][] {key.getEncoded(), pem.getBytes(StandardCharsets.US_ASCII)}) {
            Mac hmac = Mac.getInstance(mac);
            hmac.init(new SecretKeySpec(secret, mac));
            byte[] signature = hmac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));

            assertRefused(get(signed + "." + ForgedToken.encoded(signature)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256", "ES256"})
    void anotherAlgorithmThanThatOfTheKeyIsNotBelieved(String algorithm) throws Exception {
        assertRefused(get(token.signed(
                token.header().put("alg", algorithm).toString(), token.claims().toString())));
    }

    @Test
    void aKeyThatComesWithTheTokenIsNotOurs() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair own = generator.generateKeyPair();
        RSAPublicKey open = (RSAPublicKey) own.getPublic();
        ObjectNode jwk = JSON.createObjectNode()
                .put("kty", "RSA")
                .put("n", ForgedToken.encoded(open.getModulus().toByteArray()))
                .put("e", ForgedToken.encoded(open.getPublicExponent().toByteArray()));
        for (ObjectNode header : new ObjectNode[] {
            token.header(),
            token.header().set("jwk", jwk),
            token.header().put("jku", "http://127.0.0.1:1/keys"),
            token.header().put("x5u", "http://127.0.0.1:1/keys"),
            token.header().<ObjectNode>set("jwk", jwk).put("kid", "mine")
        }) {
            String signed = ForgedToken.encoded(header.toString()) + "."
                    + ForgedToken.encoded(token.claims().toString());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(own.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));

            assertRefused(get(signed + "." + ForgedToken.encoded(signature.sign())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "",
                "../../../../etc/passwd",
                "/dev/null",
                "' OR '1'='1",
                "x'; DELETE FROM signing_keys; --",
                "x\u0000y",
                "http://127.0.0.1:1/"
            })
    void aNameOfAKeyIsOnlyAName(String kid) throws Exception {
        long keys = TestServer.MAIN.database().number("SELECT count(*) FROM signing_keys");

        // Signed with the real key, and only the name leads astray.
        String signed = resigned(token.header().put("kid", kid).toString());

        assertRefused(get(signed));
        assertThat(TestServer.MAIN.database().number("SELECT count(*) FROM signing_keys"))
                .isEqualTo(keys);
    }

    @Test
    void aTokenWithoutTheNameOfItsKeyIsNotBelieved() throws Exception {
        ObjectNode header = token.header();
        header.remove("kid");

        assertRefused(get(resigned(header.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpop+jwt", "logout+jwt", "secevent+jwt", "JOSE", ""})
    void aTokenOfAnotherTypeIsNotBelieved(String type) throws Exception {
        assertRefused(get(resigned(token.header().put("typ", type).toString())));
    }

    Stream<String> spoiltClaims() throws Exception {
        long now = Instant.now().getEpochSecond();
        String claims = token.claims().toString();
        String other = "0197a3c2-5d10-7c31-9a44-0c6f2b7e1d01";
        return Stream.of(
                token.claims().put("iss", "https://another.example").toString(),
                token.claims().put("iss", "").toString(),
                token.claims().put("aud", "another-api").toString(),
                token.claims().put("aud", "PIVOTAL-FLOW-API").toString(),
                token.claims().put("nbf", now + 3600).toString(),
                token.claims().put("iat", now + 3600).toString(),
                token.claims().put("exp", "tomorrow").toString(),
                token.claims().put("exp", -1).toString(),
                token.claims().put("sub", "nobody").toString(),
                token.claims().put("sub", other).toString(),
                token.claims().put("org", "' OR true --").toString(),
                token.claims().put("org", other).toString(),
                token.claims().put("sv", "0").toString(),
                token.claims().put("groups", "quotes.view").toString(),
                token.claims().put("sid", "none").toString(),
                without("iss"),
                without("aud"),
                without("sub"),
                without("org"),
                without("sv"),
                without("exp"),
                without("groups"),
                // The same claim twice: whoever checks one must not use the other.
                claims.replace("{", "{\"org\":\"" + other + "\","),
                claims.replace("}", ",\"sub\":\"" + other + "\"}"),
                claims.replace("}", ",\"aud\":\"pivotal-flow-api\"}"),
                "[]",
                "null",
                "",
                "{",
                "{}");
    }

    @ParameterizedTest
    @MethodSource("spoiltClaims")
    void aTokenWithSpoiltClaimsIsNotBelieved(String claims) throws Exception {
        assertRefused(get(token.signed(token.header().toString(), claims)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "...", "a.b.c", "a.b.c.d.e", "é.é.é", "Bearer", "null"})
    void whatIsNoTokenIsNotBelieved(String text) {
        Api.Answer answer = get(text);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.problem()).isIn("TOKEN_INVALID", "AUTHENTICATION_REQUIRED");
    }

    @Test
    void aVeryLongTokenIsRefusedBeforeItIsRead() throws Exception {
        for (int length : new int[] {20_000, 1_000_000}) {
            Api.Answer answer = get(token.with(claims -> claims.put("padding", "x".repeat(length))));

            assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 413, 431);
        }
        assertThat(TestServer.MAIN.api().get(ME).status()).isEqualTo(401);
    }

    private String without(String claim) throws Exception {
        ObjectNode claims = token.claims();
        claims.remove(claim);
        return claims.toString();
    }

    private String resigned(String header) throws Exception {
        return token.signed(header, token.claims().toString());
    }

    private static PublicKey published() throws Exception {
        JsonNode key = TestServer.MAIN.api().get("/api/v1/auth/jwks").json().at("/keys/0");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        number(key.path("n").asText()), number(key.path("e").asText())));
    }

    private static BigInteger number(String text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text));
    }

    private static Api.Answer get(String token) {
        return TestServer.MAIN.api().withToken(token).get(ME);
    }

    private static void assertRefused(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.problem()).isIn("TOKEN_INVALID", "TOKEN_EXPIRED", "TOKEN_STALE");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }
}
