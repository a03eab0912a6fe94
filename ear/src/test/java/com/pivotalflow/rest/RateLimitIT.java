package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who asks too often is told so, and nobody else notices. */
@OnRealServer
class RateLimitIT {

    private static final String LOGIN = "/api/v1/auth/login";
    private static final String ME = "/api/v1/auth/me";

    @Test
    void anAddressHasTenTriesAtSigningInWhateverItTries() throws Exception {
        TestOrganization.TestUser user =
                TestOrganization.create(TestServer.MAIN.database()).user();
        Api guesser = TestServer.MAIN.api().with("X-Forwarded-For", "203.0.113.77");
        IntStream.range(0, 10)
                .forEach(guess -> assertThat(login(guesser, "nobody-" + guess + "@example.test")
                                .problem())
                        .isEqualTo("INVALID_CREDENTIALS"));

        Api.Answer refused = guesser.post(LOGIN, Map.of("email", user.email(), "password", user.password()));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("RATE_LIMITED");
        assertThat(refused.header("RateLimit-Policy")).contains("\"login\";q=10;w=300");
        assertThat(refused.header("RateLimit").orElseThrow()).startsWith("\"login\";r=0;t=");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 300);
        Api forger = TestServer.MAIN.api().with("X-Forwarded-For", "198.51.100.5, 203.0.113.77");
        assertThat(login(forger, "nobody@example.test").problem())
                .as("what the client writes itself, in front of what the proxy wrote, is no other address")
                .isEqualTo("RATE_LIMITED");
        assertThat(user.signIn(TestServer.MAIN).get(ME).status())
                .as("others get in")
                .isEqualTo(200);
    }

    @Test
    void anOrganizationsOwnLimitHoldsForEachOfItsPeople() throws Exception {
        TestOrganization organization = TestOrganization.create(TestServer.MAIN.database());
        organization
                .database()
                .execute("UPDATE organizations SET requests_per_minute = 3 WHERE id = ?", organization.id());
        Api one = organization.user().signIn(TestServer.MAIN);
        Api other = organization.user().signIn(TestServer.MAIN);

        Api.Answer first = one.get(ME);
        assertThat(first.header("RateLimit-Policy")).contains("\"default\";q=3;w=60");
        assertThat(first.header("RateLimit").orElseThrow()).startsWith("\"default\";r=2;t=");
        one.get(ME);
        one.get("/api/v1/customers");
        Api.Answer refused = one.get(ME);

        assertThat(refused.problem()).as(refused.toString()).isEqualTo("RATE_LIMITED");
        assertThat(refused.json().path("errors").isMissingNode()).isTrue();
        assertThat(other.get(ME).status()).isEqualTo(200);
    }

    @Test
    void whoIsSignedInHasSixHundredRequestsAMinute() throws Exception {
        TestOrganization organization = TestOrganization.create(TestServer.MAIN.database());
        organization
                .database()
                .execute("UPDATE organizations SET requests_per_minute = NULL WHERE id = ?", organization.id());

        Api.Answer answer = organization.user().signIn(TestServer.MAIN).get(ME);

        assertThat(answer.header("RateLimit-Policy")).contains("\"default\";q=600;w=60");
    }

    private static Api.Answer login(Api api, String email) {
        return api.post(LOGIN, Map.of("email", email, "password", "not the password"));
    }
}
