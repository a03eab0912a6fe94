package com.pivotalflow.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an organization decides about passwords and sessions counts at the next sign-in. */
@OnRealServer
class SecurityPolicyIT {

    private static final String POLICY = "/api/v1/organization/security-policy";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String WRONG = "not the password";
    private static final String NEXT = "another horse is correct";

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private TestOrganization.TestUser user;
    private Api admin;

    @BeforeEach
    void openAnOrganization() throws Exception {
        organization = TestOrganization.create(database);
        user = organization.user();
        admin = organization.user("settings.view", "settings.update").signIn(TestServer.MAIN);
    }

    @Test
    void anExpiredPasswordOpensOnlyTogetherWithAnotherOne() throws Exception {
        set("passwordExpiryDays", 90);
        assertThat(login(user.password(), null, null).status()).isEqualTo(200);
        database.execute(
                "UPDATE users SET password_changed_at = now() - interval '91 days' WHERE organization_id = ? AND id = ?",
                organization.id(),
                user.id());

        Api.Answer alone = login(user.password(), null, null);
        Api.Answer wrong = login(WRONG, null, NEXT);
        Api.Answer same = login(user.password(), null, user.password());
        Api.Answer weak = login(user.password(), null, "short");
        Api.Answer renewed = login(user.password(), null, NEXT);

        assertThat(alone.status()).as(alone.toString()).isEqualTo(403);
        assertThat(alone.problem()).isEqualTo("PASSWORD_EXPIRED");
        assertThat(wrong.problem()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(same.problem()).isEqualTo("PASSWORD_REUSED");
        assertThat(weak.problem()).isEqualTo("PASSWORD_WEAK");
        assertThat(renewed.status()).as(renewed.toString()).isEqualTo(200);
        assertThat(login(user.password(), null, null).problem()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(login(NEXT, null, null).status()).isEqualTo(200);
    }

    @Test
    void whoNamesTheOrganizationIsLockedAsItSaysWhoeverTheyAre() throws Exception {
        set("maxLoginAttempts", 3);
        set("lockMinutes", 60);

        for (String email : new String[] {user.email(), "nobody-" + user.email()}) {
            for (int i = 0; i < 3; i++) {
                assertThat(login(email, WRONG, organization.slug(), null).problem())
                        .isEqualTo("INVALID_CREDENTIALS");
            }
            Api.Answer locked = login(email, user.password(), organization.slug(), null);
            assertThat(locked.problem()).as(locked.toString()).isEqualTo("LOGIN_LOCKED");
            assertThat(Integer.parseInt(locked.header("Retry-After").orElseThrow()))
                    .isBetween(3500, 3601);
        }
    }

    @Test
    void whoNamesNoOrganizationLearnsNothingFromItsPolicyAndGetsNoFurther() throws Exception {
        set("maxLoginAttempts", 3);

        for (int i = 0; i < 3; i++) {
            assertThat(login(WRONG, null, null).problem()).isEqualTo("INVALID_CREDENTIALS");
        }
        assertThat(login(user.password(), null, null).problem())
                .as("the fourth attempt is one too many here, and looks like any other failure")
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(login(WRONG, null, null).problem()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(login(WRONG, null, null).problem()).isEqualTo("LOGIN_LOCKED");
    }

    @Test
    void anOrganizationMayBearWithMoreFailures() throws Exception {
        set("maxLoginAttempts", 8);

        for (int i = 0; i < 7; i++) {
            assertThat(login(user.email(), WRONG, organization.slug(), null).problem())
                    .isEqualTo("INVALID_CREDENTIALS");
        }
        assertThat(login(user.email(), user.password(), organization.slug(), null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void lengthAndHistoryOfPasswordsAreTheOrganizations() throws Exception {
        set("minPasswordLength", 30);
        set("passwordHistorySize", 1);
        String first = "the first horse of a long line of them";
        String second = "the second horse of a long line of them";

        assertThat(change(user.password(), NEXT).problem()).isEqualTo("PASSWORD_WEAK");
        assertThat(change(user.password(), first).status()).isEqualTo(204);
        assertThat(change(first, second).status()).isEqualTo(204);
        assertThat(change(second, first).problem()).isEqualTo("PASSWORD_REUSED");
        assertThat(change(second, first + "!").status()).isEqualTo(204);
        assertThat(change(first + "!", first).status())
                .as("two passwords ago is long enough ago here")
                .isEqualTo(204);
    }

    @Test
    void aSessionLastsAsLongAsTheOrganizationSays() throws Exception {
        set("sessionDays", 2);

        user.login(TestServer.MAIN);

        assertThat(database.number(
                        "SELECT count(*) FROM refresh_tokens WHERE organization_id = ? AND user_id = ?"
                                + " AND expires_at BETWEEN now() + interval '47 hours' AND now() + interval '49 hours'",
                        organization.id(),
                        user.id()))
                .isEqualTo(1);
    }

    private void set(String member, int value) {
        Api.Answer changed = admin.with(
                        "If-Match", admin.get(POLICY).header("ETag").orElseThrow())
                .patch(POLICY, Map.<String, Object>of(member, value));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }

    private Api.Answer change(String present, String next) {
        return TestServer.MAIN
                .api()
                .signedIn(user.email(), present)
                .post("/api/v1/auth/password", Map.<String, Object>of("currentPassword", present, "newPassword", next));
    }

    private Api.Answer login(String password, @Nullable String slug, @Nullable String newPassword) {
        return login(user.email(), password, slug, newPassword);
    }

    private static Api.Answer login(
            String email, String password, @Nullable String slug, @Nullable String newPassword) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("email", email);
        body.put("password", password);
        body.put("organization", slug);
        body.put("newPassword", newPassword);
        return TestServer.MAIN.api().post(LOGIN, body);
    }
}
