package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An installation whose people are signed in by somebody else. */
@OnRealServer
class ExternalIssuerIT {

    private static final String ME = "/api/v1/auth/me";

    @ArquillianResource
    ContainerController servers;

    @AfterEach
    void stop() {
        servers.stop(TestServer.SECOND.qualifier());
    }

    @Test
    void hisTokensCountAndOurRightsAndNoPassword() throws Exception {
        Database database = TestServer.SECOND.database().beside("outside");
        TestServer.SECOND.deployAtStart();
        try (OutsideIssuer issuer = new OutsideIssuer()) {
            servers.start(
                    TestServer.SECOND.qualifier(),
                    TestServer.SECOND.on(
                            database,
                            "-Dpivotal.oidc.issuer=" + OutsideIssuer.NAME,
                            "-Dpivotal.oidc.audience=" + OutsideIssuer.AUDIENCE,
                            "-Dpivotal.oidc.jwks-uri=" + issuer.keysAddress()));
            assertThat(TestServer.SECOND.refusal()).isEmpty();
            TestOrganization organization = TestOrganization.create(database);
            TestOrganization.TestUser person = organization.user("customers.view", "users.create");

            whoIsKnownComesInWithTheRightsThatWeGave(issuer, organization, person);
            whatIsSpoiltIsRefused(issuer, organization, person);
            inventedKeysDoNotMakeUsAskForEver(issuer, organization, person);
            nothingOfOurOwnSignInIsThere(person);
            whoIsInvitedIsIn(issuer, organization, person);
            whoIsSuspendedIsOut(issuer, organization, person, database);
        }
    }

    private static void whoIsKnownComesInWithTheRightsThatWeGave(
            OutsideIssuer issuer, TestOrganization organization, TestOrganization.TestUser person) throws Exception {
        ObjectNode claims = issuer.claims(organization.slug(), person.email().toUpperCase(Locale.ROOT));
        claims.putArray("groups").add("admin").add("audit.view");
        Api api = api(issuer.token(claims));

        assertThat(api.get(ME).json().path("email").asText()).isEqualTo(person.email());
        assertThat(api.get("/api/v1/customers").status()).isEqualTo(200);
        assertThat(api.get("/api/v1/audit-log").status()).isEqualTo(403);
    }

    private static void whatIsSpoiltIsRefused(
            OutsideIssuer issuer, TestOrganization organization, TestOrganization.TestUser person) throws Exception {
        TestOrganization.TestUser elsewhere =
                TestOrganization.create(organization.database()).user();
        List<Consumer<ObjectNode>> spoils = List.of(
                claims -> claims.put("iss", "https://another.example"),
                claims -> claims.put("aud", "another"),
                claims -> claims.put("exp", claims.path("iat").asLong() - 60),
                claims -> claims.put("email", "nobody@example.test"),
                claims -> claims.put("email", elsewhere.email()),
                claims -> claims.put("organization", "another"),
                claims -> claims.put("email_verified", false),
                claims -> claims.remove("organization"),
                claims -> claims.remove("email"),
                claims -> claims.remove("exp"));
        for (Consumer<ObjectNode> spoil : spoils) {
            ObjectNode claims = issuer.claims(organization.slug(), person.email());
            spoil.accept(claims);
            Api.Answer answer = api(issuer.token(claims)).get(ME);

            assertThat(answer.status()).as(claims + " " + answer).isEqualTo(401);
            assertThat(answer.problem()).isIn("TOKEN_INVALID", "TOKEN_EXPIRED");
        }
        try (OutsideIssuer other = new OutsideIssuer()) {
            assertThat(api(other.token(other.claims(organization.slug(), person.email())))
                            .get(ME)
                            .status())
                    .isEqualTo(401);
        }
    }

    private static void inventedKeysDoNotMakeUsAskForEver(
            OutsideIssuer issuer, TestOrganization organization, TestOrganization.TestUser person) throws Exception {
        int before = issuer.looks();
        for (int i = 0; i < 30; i++) {
            String token = issuer.token("invented-" + i, issuer.claims(organization.slug(), person.email()));
            assertThat(api(token).get(ME).status()).isEqualTo(401);
        }
        assertThat(issuer.looks() - before).isLessThan(10);
    }

    private static void nothingOfOurOwnSignInIsThere(TestOrganization.TestUser person) {
        Api api = TestServer.SECOND.api().with("X-Requested-With", "pivotal");
        for (String path : List.of("login", "refresh", "logout", "password", "password-resets")) {
            Api.Answer answer =
                    api.post("/api/v1/auth/" + path, Map.of("email", person.email(), "password", person.password()));

            assertThat(answer.status()).as(path + " " + answer).isEqualTo(404);
        }
    }

    private static void whoIsInvitedIsIn(
            OutsideIssuer issuer, TestOrganization organization, TestOrganization.TestUser person) throws Exception {
        Api.Answer invited = api(issuer.token(issuer.claims(organization.slug(), person.email())))
                .post(
                        "/api/v1/users",
                        Map.of("email", "hana@outside.example", "firstName", "Hana", "lastName", "Ruka"));

        assertThat(invited.status()).as(invited.toString()).isEqualTo(201);
        assertThat(invited.json().path("status").asText()).isEqualTo("active");
        assertThat(invited.text()).doesNotContain("invitations");
        assertThat(api(issuer.token(issuer.claims(organization.slug(), "hana@outside.example")))
                        .get(ME)
                        .status())
                .isEqualTo(200);
    }

    private static void whoIsSuspendedIsOut(
            OutsideIssuer issuer, TestOrganization organization, TestOrganization.TestUser person, Database database)
            throws Exception {
        String token = issuer.token(issuer.claims(organization.slug(), person.email()));
        database.execute("UPDATE users SET status = 'suspended' WHERE id = ?", person.id());
        long end = System.nanoTime() + 10_000_000_000L;
        while (api(token).get(ME).status() != 401) {
            assertThat(System.nanoTime()).as("still in after ten seconds").isLessThan(end);
            Thread.sleep(200);
        }
    }

    private static Api api(String token) {
        return TestServer.SECOND.api().withToken(token);
    }
}
