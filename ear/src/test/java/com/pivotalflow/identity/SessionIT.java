package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session goes on from token to token, and ends when somebody says so or when a token comes twice. */
@OnRealServer
class SessionIT {

    private static final String AUTH = "/api/v1/auth/";
    private static final Pattern REFRESH = Pattern.compile("pf_refresh=([^;]+);");

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private TestOrganization.TestUser user;

    @BeforeEach
    void makeAPerson() throws Exception {
        organization = TestOrganization.create(database);
        user = organization.user("audit.view");
    }

    @Test
    void theCookieIsForTheseAddressesOnlyAndForNoScript() {
        Api.Answer answer = login();

        assertThat(answer.headers("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("pf_refresh="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/api/v1/auth")
                // Counted down to the end that the database set when the transaction began: the cookie is never the
                // one that lives longer.
                .containsPattern("Max-Age=(604800|6047[0-9]{2})(;|$)");
    }

    @Test
    void aTokenIsGoodOnceAndTheNextOneGoesOn() {
        String first = refreshToken(login());

        Api.Answer renewed = refresh(first);
        Api.Answer again = refresh(refreshToken(renewed));

        assertThat(renewed.status()).as(renewed.toString()).isEqualTo(200);
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        Api api =
                TestServer.MAIN.api().withToken(again.json().path("accessToken").asText());
        assertThat(api.get(AUTH + "me").status()).isEqualTo(200);
        assertThat(api.get(AUTH + "sessions").json().path("items")).hasSize(1);
    }

    @Test
    void aTokenThatComesTwiceEndsTheSessionForBoth() throws Exception {
        String stolen = refreshToken(login());
        String next = refreshToken(refresh(stolen));

        Api.Answer reused = refresh(stolen);

        assertThat(reused.status()).isEqualTo(401);
        assertThat(reused.problem()).isEqualTo("REFRESH_REUSED");
        assertThat(refresh(next).problem()).isEqualTo("REFRESH_INVALID");
        assertThat(actions()).contains("auth.login", "auth.refresh", "auth.refresh_reused");
    }

    @Test
    void otherSitesCanNeitherRenewNorEndASession() {
        String token = refreshToken(login());
        Api foreign = TestServer.MAIN.api().with("Cookie", "pf_refresh=" + token);

        assertThat(post(foreign, "refresh").problem()).isEqualTo("CSRF_CHECK_FAILED");
        assertThat(post(foreign, "logout").problem()).isEqualTo("CSRF_CHECK_FAILED");
        assertThat(refresh(token).status()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        String token = refreshToken(login());

        Api.Answer answer = post(own("pf_refresh=" + token), "logout");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("pf_refresh=;")
                .contains("Max-Age=0");
        assertThat(refresh(token).problem()).isEqualTo("REFRESH_INVALID");
        assertThat(actions()).contains("auth.logout");
    }

    @Test
    void withoutAnyTokenThereIsNothingToGoOnWith() {
        assertThat(post(own("other=1"), "refresh").problem()).isEqualTo("REFRESH_REQUIRED");
        assertThat(refresh("nonsense").problem()).isEqualTo("REFRESH_INVALID");
        assertThat(refresh("A".repeat(43)).problem()).isEqualTo("REFRESH_INVALID");
    }

    @Test
    void aSessionThatIsTooOldOrIdleIsOver() throws Exception {
        String old = refreshToken(login());
        database.execute(
                "UPDATE refresh_tokens SET expires_at = now() - interval '1 second' WHERE organization_id = ?",
                organization.id());
        assertThat(refresh(old).problem()).isEqualTo("REFRESH_INVALID");

        String idle = refreshToken(login());
        database.execute(
                "UPDATE org_security_policies SET session_idle_minutes = 30 WHERE organization_id = ?",
                organization.id());
        assertThat(refresh(idle).status()).isEqualTo(200);
        String left = refreshToken(login());
        database.execute(
                "UPDATE refresh_tokens SET created_at = now() - interval '31 minutes' WHERE organization_id = ?",
                organization.id());
        assertThat(refresh(left).problem()).isEqualTo("REFRESH_INVALID");
    }

    @Test
    void aSessionThatIsUsedEndsWhenItWasToEndFromTheBeginning() throws Exception {
        String token = refreshToken(login());
        database.execute(
                "UPDATE refresh_tokens SET expires_at = now() + interval '1 hour' WHERE organization_id = ?",
                organization.id());

        assertThat(refresh(token).status()).isEqualTo(200);

        assertThat(database.rows(
                        "SELECT expires_at <= now() + interval '1 hour' FROM refresh_tokens"
                                + " WHERE organization_id = ? AND used_at IS NULL",
                        organization.id()))
                .hasSize(1)
                .allMatch(isBounded -> isBounded.startsWith("t"));
    }

    @Test
    void whoIsLockedOutOrWhoseOrganizationIsSuspendedDoesNotGoOn() throws Exception {
        String token = refreshToken(login());
        database.execute("UPDATE organizations SET status = 'suspended' WHERE id = ?", organization.id());

        assertThat(refresh(token).problem()).isEqualTo("REFRESH_INVALID");
        assertThat(login().problem()).isEqualTo("INVALID_CREDENTIALS");
    }

    @Test
    void aPersonSeesAndEndsOwnSessionsOnly() throws Exception {
        String here = login().json().path("accessToken").asText();
        String there = refreshToken(login());
        Api api = TestServer.MAIN.api().withToken(here);
        TestOrganization.TestUser other = organization.user();
        Api colleague = other.login(TestServer.MAIN);

        JsonNode sessions = api.get(AUTH + "sessions").json().path("items");
        assertThat(sessions).hasSize(2);
        assertThat(sessions)
                .filteredOn(session -> session.path("current").asBoolean())
                .hasSize(1);
        String id = sessions.path(0).path("current").asBoolean()
                ? sessions.path(1).path("id").asText()
                : sessions.path(0).path("id").asText();

        assertThat(colleague.delete(AUTH + "sessions/" + id).problem()).isEqualTo("SESSION_NOT_FOUND");
        assertThat(api.delete(AUTH + "sessions/" + id).status()).isEqualTo(204);
        assertThat(refresh(there).problem()).isEqualTo("REFRESH_INVALID");
        assertThat(api.delete(AUTH + "sessions/" + id).problem()).isEqualTo("SESSION_NOT_FOUND");
    }

    private List<String> actions() throws Exception {
        return database.rows(
                "SELECT action FROM audit_logs WHERE organization_id = ? ORDER BY sequence_number", organization.id());
    }

    private Api.Answer login() {
        return TestServer.MAIN.api().post(AUTH + "login", Map.of("email", user.email(), "password", user.password()));
    }

    private static Api.Answer refresh(String token) {
        return post(own("pf_refresh=" + token), "refresh");
    }

    private static Api own(String cookie) {
        return TestServer.MAIN.api().with("Cookie", cookie).with("X-Requested-With", "pivotal");
    }

    private static Api.Answer post(Api api, String path) {
        return api.send("POST", AUTH + path, BodyPublishers.noBody());
    }

    private static String refreshToken(Api.Answer answer) {
        return answer.headers("Set-Cookie").stream()
                .map(REFRESH::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no refresh token: " + answer));
    }
}
