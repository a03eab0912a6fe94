package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Choosing a password: the first one by an invitation, another one while signed in, or by a link. */
@OnRealServer
class PasswordIT {

    private static final String AUTH = "/api/v1/auth/";
    private static final String NEXT = "a horse is a horse";

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private TestOrganization.TestUser user;

    @BeforeEach
    void makeAPerson() throws Exception {
        organization = TestOrganization.create(database);
        user = organization.user();
    }

    @Test
    void anotherPasswordMakesOldTokensStaleAndEndsOtherSessions() throws Exception {
        Api other = user.login(TestServer.MAIN);
        Api api = user.login(TestServer.MAIN);

        Api.Answer answer = change(api, user.password(), NEXT);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(login(user.password()).problem()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(login(NEXT).status()).isEqualTo(200);
        assertThat(database.number(
                        "SELECT count(*) FROM refresh_tokens WHERE organization_id = ? AND revoked_reason = 'password'",
                        organization.id()))
                .as("the session that changed it goes on")
                .isEqualTo(1);
        Thread.sleep(5_000);
        assertThat(other.get(AUTH + "me").problem()).isEqualTo("TOKEN_STALE");
        assertThat(api.get(AUTH + "me").problem()).isEqualTo("TOKEN_STALE");
    }

    @Test
    void aPasswordIsNotChangedByWhoDoesNotKnowIt() {
        Api api = user.login(TestServer.MAIN);

        Api.Answer answer = change(api, "not the password", NEXT);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("PASSWORD_WRONG");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/currentPassword");
        assertThat(login(user.password()).status()).isEqualTo(200);
    }

    @Test
    void weakAndEarlierPasswordsAreRefused() throws Exception {
        Api api = user.login(TestServer.MAIN);

        assertThat(change(api, user.password(), "too short").problem()).isEqualTo("PASSWORD_WEAK");
        assertThat(change(api, user.password(), user.email()).problem()).isEqualTo("PASSWORD_WEAK");
        assertThat(change(api, user.password(), user.password()).problem()).isEqualTo("PASSWORD_REUSED");
        database.execute(
                "UPDATE org_security_policies SET min_password_length = 20 WHERE organization_id = ?",
                organization.id());
        assertThat(change(api, user.password(), NEXT).problem()).isEqualTo("PASSWORD_WEAK");
        assertThat(change(api, user.password(), NEXT + " of course").status()).isEqualTo(204);
        Api again = TestServer.MAIN.api().signedIn(user.email(), NEXT + " of course");
        assertThat(change(again, NEXT + " of course", user.password()).problem())
                .isEqualTo("PASSWORD_REUSED");
    }

    @Test
    void aResetLinkIsGoodOnceAndEndsAllSessions() throws Exception {
        user.login(TestServer.MAIN);
        String link = link(user.id(), "password_reset", "1 hour");

        assertThat(reset(link, "short").problem()).as("the link stays good").isEqualTo("PASSWORD_WEAK");
        assertThat(reset(link, NEXT).status()).isEqualTo(204);
        assertThat(reset(link, NEXT + "!").problem()).isEqualTo("LINK_NOT_FOUND");
        assertThat(login(NEXT).status()).isEqualTo(200);
        assertThat(database.number(
                        "SELECT count(*) FROM refresh_tokens WHERE organization_id = ? AND revoked_reason = 'password'",
                        organization.id()))
                .isEqualTo(1);
    }

    @Test
    void linksThatAreOldOrForSomethingElseOrInventedAreAllUnknown() throws Exception {
        assertThat(reset(link(user.id(), "password_reset", "-1 second"), NEXT).problem())
                .isEqualTo("LINK_NOT_FOUND");
        assertThat(reset(link(user.id(), "invitation", "1 hour"), NEXT).problem())
                .isEqualTo("LINK_NOT_FOUND");
        assertThat(reset("A".repeat(43), NEXT).problem()).isEqualTo("LINK_NOT_FOUND");
        assertThat(reset("nonsense", NEXT).problem()).isEqualTo("LINK_NOT_FOUND");
    }

    @Test
    void whoeverAsksForAResetGetsTheSameAnswer() {
        Api nobody = TestServer.MAIN.api();

        Api.Answer known = nobody.post(AUTH + "password-resets", Map.of("email", user.email()));
        Api.Answer unknown = nobody.post(AUTH + "password-resets", Map.of("email", "nobody@example.test"));

        assertThat(known.status()).isEqualTo(202);
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(unknown.text()).isEqualTo(known.text());
    }

    @Test
    void whoWasInvitedChoosesAPasswordAndIsIn() throws Exception {
        database.execute(
                "UPDATE users SET status = 'pending', password_hash = NULL WHERE organization_id = ? AND id = ?",
                organization.id(),
                user.id());
        String link = link(user.id(), "invitation", "7 days");

        Api.Answer answer = TestServer.MAIN
                .api()
                .post(AUTH + "invitations/" + link, Map.of("password", NEXT, "displayName", "Ada"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        Api.Answer in = login(NEXT);
        assertThat(in.json().at("/user/displayName").asText()).isEqualTo("Ada");
        assertThat(TestServer.MAIN
                        .api()
                        .post(AUTH + "invitations/" + link, Map.of("password", NEXT))
                        .problem())
                .isEqualTo("LINK_NOT_FOUND");
    }

    private static Api.Answer change(Api api, String current, String next) {
        return api.post(AUTH + "password", Map.of("currentPassword", current, "newPassword", next));
    }

    private static Api.Answer reset(String link, String password) {
        return TestServer.MAIN.api().post(AUTH + "password-resets/" + link, Map.of("newPassword", password));
    }

    private Api.Answer login(String password) {
        return TestServer.MAIN.api().post(AUTH + "login", Map.of("email", user.email(), "password", password));
    }

    /** A link as the person would get it by mail. */
    private String link(UUID person, String kind, String lifetime) throws Exception {
        String token = Ids.next().toString().replace("-", "").substring(0, 32) + "abcdefghijk";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        database.execute(
                "INSERT INTO user_tokens (organization_id, id, user_id, kind, token_hash, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, now() + CAST(? AS interval))",
                organization.id(),
                Ids.next(),
                person,
                kind,
                hash,
                lifetime);
        return token;
    }
}
