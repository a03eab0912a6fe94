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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who is let in, and how everybody else is told. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenIT {

    private static final String ME = "/api/v1/auth/me";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestOrganization organization;
    private TestOrganization.TestUser user;
    private String token;

    @BeforeAll
    void signInOnce() throws Exception {
        organization = TestOrganization.create(TestServer.MAIN.database());
        user = organization.user("quotes.view");
        token = login(user.email(), user.password()).json().path("accessToken").asText();
    }

    @Test
    void theAnswerToASignInHasTheTokenAndTheRights() {
        Api.Answer answer = login(user.email(), user.password());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("tokenType").asText()).isEqualTo("Bearer");
        assertThat(answer.json().path("expiresIn").asInt()).isEqualTo(900);
        assertThat(answer.json().path("user").path("permissions").toString()).isEqualTo("[\"quotes.view\"]");
        assertThat(answer.json().path("user").path("organization").path("slug").asText())
                .isEqualTo(organization.slug());
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void meIsWhoTheTokenSays() {
        Api.Answer me = get(token);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("email").asText()).isEqualTo(user.email());
        assertThat(me.json().path("organization").path("id").asText())
                .isEqualTo(organization.id().toString());
    }

    @Test
    void aWrongPasswordAndAnUnknownPersonAreToldTheSame() {
        Api.Answer wrong = login(user.email(), "not the password");
        Api.Answer unknown = login("nobody@example.test", "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
    }

    @Test
    void theTokenCarriesOrganizationAndPermissions() throws Exception {
        JsonNode claims = claims(token);

        assertThat(claims.path("org").asText()).isEqualTo(organization.id().toString());
        assertThat(claims.path("groups").toString()).isEqualTo("[\"quotes.view\"]");
        assertThat(claims.path("aud").asText()).isEqualTo("pivotal-flow-api");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
    }

    @Test
    void aTokenSignedWithTheServersKeyIsBelieved() throws Exception {
        assertThat(get(forged(claims -> claims.put("jti", "another"))).status()).isEqualTo(200);
    }

    @Test
    void anExpiredTokenIsTold() throws Exception {
        Api.Answer answer = get(forged(claims -> {
            claims.put("iat", claims.path("iat").asLong() - 3600);
            claims.put("exp", claims.path("exp").asLong() - 3600);
        }));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("TOKEN_EXPIRED");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void aTokenForSomebodyElseOrOfSomebodyElseIsNotBelieved() throws Exception {
        List<Consumer<ObjectNode>> spoils = List.of(
                claims -> claims.put("aud", "another-api"),
                claims -> claims.put("iss", "another-issuer"),
                claims -> claims.remove("org"),
                claims -> claims.remove("sub"),
                claims -> claims.remove("exp"));
        for (Consumer<ObjectNode> spoil : spoils) {
            Api.Answer answer = get(forged(spoil));

            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("TOKEN_INVALID");
        }
    }

    @Test
    void aTokenWhoseClaimsWereChangedIsNotBelieved() throws Exception {
        String[] parts = token.split("\\.", -1);
        ObjectNode claims = (ObjectNode) claims(token);
        claims.put("org", "0197a3c2-5d10-7c31-9a44-0c6f2b7e1d01");

        assertThat(get(parts[0] + "." + encode(claims) + "." + parts[2]).problem())
                .isEqualTo("TOKEN_INVALID");
    }

    private static Api.Answer get(String token) {
        return TestServer.MAIN.api().withToken(token).get(ME);
    }

    private static Api.Answer login(String email, String password) {
        return TestServer.MAIN.api().post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    /** The token with other claims, signed with the server's own key. */
    private String forged(Consumer<ObjectNode> spoil) throws Exception {
        return new ForgedToken(TestServer.MAIN, TestServer.MAIN.database(), token).with(spoil);
    }

    private static String encode(JsonNode claims) throws Exception {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(claims));
    }
}
