package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who asks too often is told so, and nobody else notices. */
@OnRealServer
class RateLimitIT {

    private static final Pattern SESSION = Pattern.compile("pf_refresh=([^;]+);");
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
    void anOfficeBehindOneAddressRenewsItsSessions() throws Exception {
        TestOrganization.TestUser user =
                TestOrganization.create(TestServer.MAIN.database()).user();
        Api office = TestServer.MAIN.api().with("X-Forwarded-For", "203.0.113.78");
        String token = session(office.post(LOGIN, Map.of("email", user.email(), "password", user.password())));

        for (int load = 0; load < 25; load++) {
            Api.Answer renewed = renew(office, token);
            assertThat(renewed.status()).as(renewed.toString()).isEqualTo(200);
            assertThat(renewed.header("RateLimit-Policy")).contains("\"renewal\";q=600;w=300");
            token = session(renewed);
        }
        String good = token;
        IntStream.range(0, 10)
                .forEach(guess -> assertThat(
                                renew(office, "A".repeat(42) + guess).problem())
                        .isEqualTo("REFRESH_INVALID"));

        Api.Answer refused = renew(office, good);
        assertThat(refused.problem())
                .as("who guesses tokens is not listened to")
                .isEqualTo("RATE_LIMITED");
        assertThat(refused.header("RateLimit-Policy")).contains("\"unknown-session\";q=10;w=300");
        assertThat(login(office, "nobody@example.test").problem())
                .as("that is no reason to refuse passwords")
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(renew(TestServer.MAIN.api().with("X-Forwarded-For", "203.0.113.79"), good)
                        .status())
                .as("the session goes on elsewhere")
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

    private static Api.Answer renew(Api api, String token) {
        return api.with("Cookie", "pf_refresh=" + token)
                .with("X-Requested-With", "pivotal")
                .send("POST", "/api/v1/auth/refresh", BodyPublishers.noBody());
    }

    private static String session(Api.Answer answer) {
        Matcher cookie = SESSION.matcher(answer.headers("Set-Cookie").toString());
        assertThat(cookie.find()).as(answer.toString()).isTrue();
        return cookie.group(1);
    }

    private static Api.Answer login(Api api, String email) {
        return api.post(LOGIN, Map.of("email", email, "password", "not the password"));
    }
}
