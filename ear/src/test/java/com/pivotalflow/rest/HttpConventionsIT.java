package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer has, and what is said to requests that reach no operation. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpConventionsIT {

    private static final String ME = "/api/v1/auth/me";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String QUOTES = "/api/v1/quotes";
    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String JSON = "application/json";
    private static final Map<String, String> SECURITY = Map.of(
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()",
            "Vary", "Authorization, Accept, Accept-Language");

    private Api nobody;
    private String token;
    private Api api;
    private String customer;

    @BeforeAll
    void signIn() throws Exception {
        TestOrganization organization = TestOrganization.create(TestServer.MAIN.database());
        TestOrganization.TestUser user = organization.user("quotes.view", "quotes.create", "customers.view");
        nobody = TestServer.MAIN.api();
        token = nobody.post(LOGIN, Map.of("email", user.email(), "password", user.password()))
                .json()
                .path("accessToken")
                .asText();
        api = nobody.withToken(token);
        customer = CUSTOMERS + "/" + organization.customer("Tūī Freight Ltd");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer(200, "", http -> http.api.get(ME)),
                answer(200, "", http -> http.api.get(http.customer)),
                answer(200, "", http -> http.api.send("HEAD", http.customer, BodyPublishers.noBody())),
                answer(200, "", http -> http.nobody.send("OPTIONS", QUOTES, BodyPublishers.noBody())),
                answer(304, "", http -> http.api.with("If-None-Match", "*").get(http.customer)),
                answer(400, "UNKNOWN_PARAMETER", http -> http.api.get(QUOTES + "?lines=1")),
                answer(400, "INVALID_PARAMETER", http -> http.api.get(QUOTES + "?limit=1&limit=2")),
                answer(400, "MALFORMED_JSON", http -> http.api.postText(QUOTES, JSON, "{")),
                answer(401, "AUTHENTICATION_REQUIRED", http -> http.nobody.get(ME)),
                answer(401, "TOKEN_INVALID", http -> http.nobody.withToken("x").get(ME)),
                answer(403, "PERMISSION_DENIED", http -> http.api.get("/api/v1/projects")),
                answer(404, "NOT_FOUND", http -> http.nobody.get("/app/nowhere.js")),
                answer(404, "NOT_FOUND", http -> http.nobody.get("/nowhere")),
                answer(404, "NOT_FOUND", http -> http.nobody.get("/api/")),
                answer(404, "NOT_FOUND", http -> http.nobody.get("/api/v1")),
                answer(404, "NOT_FOUND", http -> http.nobody.get("/api/v1/nowhere")),
                answer(404, "NOT_FOUND", http -> http.nobody.get("/error-page")),
                answer(404, "NOT_FOUND", http -> http.nobody.postText("/nowhere", JSON, "{}")),
                answer(404, "NOT_FOUND", http -> http.nobody.delete("/nowhere")),
                answer(404, "NOT_FOUND", http -> http.nobody.send("FOO", "/nowhere", BodyPublishers.noBody())),
                answer(404, "NOT_FOUND", http -> http.api.get(CUSTOMERS + "/1")),
                answer(404, "NOT_FOUND", http -> http.api.get(QUOTES + "/%00")),
                answer(404, "QUOTE_NOT_FOUND", http -> http.api.get(QUOTES + "/" + UUID.randomUUID())),
                answer(405, "METHOD_NOT_ALLOWED", http -> http.nobody.delete(QUOTES)),
                answer(405, "METHOD_NOT_ALLOWED", http -> http.nobody.send("PUT", ME, BodyPublishers.noBody())),
                answer(
                        406,
                        "NOT_ACCEPTABLE",
                        http -> http.api.with("Accept", "text/html").get(ME)),
                answer(413, "PAYLOAD_TOO_LARGE", http -> http.nobody.postText(LOGIN, JSON, " ".repeat(20_000))),
                answer(414, "URI_TOO_LONG", http -> http.nobody.get("/api/v1/quotes?q=" + "a".repeat(9_000))),
                answer(415, "UNSUPPORTED_MEDIA_TYPE", http -> http.api.postText(QUOTES, "text/plain", "{}")),
                answer(422, "VALIDATION_FAILED", http -> http.api.postText(QUOTES, JSON, "{}")),
                answer(
                        431,
                        "HEADERS_TOO_LARGE",
                        http -> http.nobody.with("X-Large", "a".repeat(17_000)).get(ME)));
    }

    @ParameterizedTest(name = "{0} {1} #{index}")
    @MethodSource("answers")
    void everyAnswerIsSafeAndTraceable(int status, String code, Function<HttpConventionsIT, Api.Answer> request) {
        Api.Answer answer = request.apply(this);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        SECURITY.forEach(
                (name, value) -> assertThat(answer.header(name)).as(name).contains(value));
        assertThat(answer.header("Cache-Control")).isPresent();
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
        String id = answer.header("X-Request-Id").orElseThrow();
        assertThat(answer.header("traceparent").orElseThrow()).startsWith("00-" + id + "-");
        if (status >= 400) {
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(answer.problem()).isEqualTo(code);
            assertThat(answer.json().path("status").asInt()).isEqualTo(status);
            assertThat(answer.json().path("traceId").asText()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/auth/login",
                "/api/v1/auth/nowhere",
                "/api/v1/%61uth/login",
                "/api/v1;x=1/auth/login",
                "/api/v1/auth;x=1/login"
            })
    void nothingOfSignInIsKeptHoweverTheAddressIsWritten(String path) {
        Api.Answer answer = nobody.postText(path, JSON, "{}");

        assertThat(answer.header("Cache-Control")).as(answer.toString()).contains("no-store");
        assertThat(nobody.postText(path, JSON, " ".repeat(20_000)).status()).isIn(404, 413);
    }

    @Test
    void errorsOutsideOfTheApiNameTheAddressThatWasAskedFor() {
        assertThat(nobody.get("/nowhere?x=1").json().path("instance").asText()).isEqualTo("/nowhere");
        assertThat(nobody.get("/api/v1/auth?q=" + "a".repeat(9_000)).header("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void aMethodThatIsNotAllowedIsToldWhichOnesAre() {
        assertThat(methods(nobody.delete(QUOTES).header("Allow").orElseThrow())).contains("GET", "HEAD", "POST");
        Api.Answer options = nobody.send("OPTIONS", QUOTES, BodyPublishers.noBody());
        assertThat(methods(options.header("Allow").orElseThrow())).contains("GET", "HEAD", "POST", "OPTIONS");
        assertThat(nobody.send("TRACE", QUOTES, BodyPublishers.noBody()).status())
                .isEqualTo(405);
    }

    @Test
    void headIsGetWithoutTheBody() {
        Api.Answer head = api.send("HEAD", customer, BodyPublishers.noBody());

        assertThat(head.text()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(api.get(customer).header("ETag"));
        assertThat(nobody.send("HEAD", customer, BodyPublishers.noBody()).status())
                .isEqualTo(401);
    }

    @Test
    void aKnownTagIsNotSentAgain() {
        String tag = api.get(customer).header("ETag").orElseThrow();

        Api.Answer known = api.with("If-None-Match", tag).get(customer);

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("ETag")).contains(tag);
        assertThat(known.header("Cache-Control")).contains("private, no-cache");
        assertThat(api.with("If-None-Match", "\"0-x\"").get(customer).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/merge-patch+json",
                "json",
                "*/*; x"
            })
    void otherTypesOfBodiesAreRefused(String type) {
        Api.Answer answer = api.postText(QUOTES, type, "{}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\"",
                "Application/JSON; profile=x"
            })
    void jsonInUtf8IsRead(String type) {
        assertThat(api.postText(QUOTES, type, "{}").problem()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void aBodyWithoutATypeOrCompressedIsRefused() {
        assertThat(api.send("POST", QUOTES, BodyPublishers.ofString("{}")).status())
                .isEqualTo(415);
        assertThat(api.with("Content-Encoding", "gzip")
                        .postText(QUOTES, JSON, "{}")
                        .status())
                .isEqualTo(415);
        assertThat(api.with("Content-Encoding", "identity")
                        .postText(QUOTES, JSON, "{}")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "text/*", "/", "application/json;q=x"})
    void anAcceptThatCannotBeMetIsRefused(String accept) {
        Api.Answer answer = api.with("Accept", accept).get(ME);

        assertThat(answer.status()).as(accept + " " + answer).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("NOT_ACCEPTABLE");
    }

    @Test
    void aBodyOfUnknownLengthIsBoundedToo() {
        byte[] large = new byte[3_000_000];
        Arrays.fill(large, (byte) ' ');

        Api.Answer answer = api.with("Content-Type", JSON)
                .send("POST", QUOTES, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void theSchemeOfATokenIsReadInAnyCaseAndOnlyOneTokenCounts() {
        assertThat(nobody.with("Authorization", "bearer " + token).get(ME).status())
                .isEqualTo(200);
        assertThat(nobody.with("Authorization", "Basic YTpi").get(ME).problem()).isEqualTo("TOKEN_INVALID");
        assertThat(nobody.with("Authorization", "Bearer").get(ME).problem()).isEqualTo("TOKEN_INVALID");
        assertThat(api.withToken(token).get(ME).problem()).isEqualTo("TOKEN_INVALID");
        assertThat(api.with("Authorization", "Basic YTpi").get(ME).problem()).isEqualTo("TOKEN_INVALID");
    }

    @Test
    void signingInWorksWithABadTokenInHand() {
        assertThat(nobody.withToken("x")
                        .post(LOGIN, Map.of("email", "", "password", ""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aTraceIsContinuedAndNothingElseIsEchoed() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        Api.Answer answer = nobody.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .with("X-Request-Id", "mine")
                .get(ME);

        assertThat(answer.header("X-Request-Id")).contains(trace);
        assertThat(answer.json().path("traceId").asText()).isEqualTo(trace);
        assertThat(nobody.with("traceparent", "00-<script>").get(ME).text()).doesNotContain("script");
    }

    @Test
    void whatCannotBeSaidInTheDatabaseNowIsSaidSoAndLetsTheOthersGo() throws Exception {
        try (Connection lock = TestServer.MAIN.database().asSuperuser().getConnection()) {
            lock.setAutoCommit(false);
            Database.execute(lock, "LOCK TABLE customers IN ACCESS EXCLUSIVE MODE");

            Api.Answer answer = api.get(customer);

            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isPresent();
            assertThat(answer.text()).doesNotContainIgnoringCase("select").doesNotContain("org.");
            lock.rollback();
        }
        assertThat(api.get(customer).status()).isEqualTo(200);
    }

    private static String[] methods(String allow) {
        return allow.split(", *");
    }

    private static Arguments answer(int status, String code, Function<HttpConventionsIT, Api.Answer> request) {
        return Arguments.of(status, code, request);
    }
}
