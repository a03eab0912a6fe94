package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People, roles and what roles grant. */
@OnRealServer
class UsersIT {

    private static final String USERS = "/api/v1/users";
    private static final String ROLES = "/api/v1/roles";
    private static final String[] ADMINISTRATION = {
        "users.view",
        "users.create",
        "users.update",
        "users.delete",
        "users.manage_roles",
        "roles.view",
        "roles.create",
        "roles.update",
        "roles.delete",
        "permissions.view_permissions",
        "quotes.view",
        "customers.view",
        "audit.view"
    };

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private TestOrganization.TestUser boss;
    private Api api;

    @BeforeEach
    void makeAnOrganization() throws Exception {
        organization = TestOrganization.create(database);
        boss = organization.user(ADMINISTRATION);
        api = boss.signIn(TestServer.MAIN);
    }

    @Test
    void whoIsInvitedJoinsWithTheRolesTheyGot() {
        JsonNode role = role("Estimator", "quotes.view");
        String email = "hana-" + Ids.next() + "@example.test";

        Api.Answer invited = api.post(
                USERS,
                Map.of(
                        "email",
                        email,
                        "firstName",
                        "Hana",
                        "lastName",
                        "Ruka",
                        "roleIds",
                        List.of(role.path("id").asText())));

        assertThat(invited.status()).as(invited.toString()).isEqualTo(201);
        assertThat(invited.json().path("status").asText()).isEqualTo("pending");
        assertThat(invited.json().at("/roles/0/name").asText()).isEqualTo("Estimator");
        assertThat(invited.json().path("timezone").asText()).isEqualTo("Pacific/Auckland");
        String path = invited.json().path("invitationPath").asText();
        assertThat(TestServer.MAIN
                        .api()
                        .post(path, Map.of("password", "a horse is a horse"))
                        .status())
                .isEqualTo(204);
        Api hana = TestServer.MAIN.api().signedIn(email, "a horse is a horse");
        assertThat(hana.get("/api/v1/quotes").status()).isEqualTo(200);
        assertThat(hana.get(USERS).problem()).isEqualTo("PERMISSION_DENIED");
        assertThat(api.get(invited.header("Location").orElseThrow()).text())
                .contains("\"active\"")
                .doesNotContain("invitationPath");
        assertThat(api.post(USERS, Map.of("email", email.toUpperCase(), "firstName", "H", "lastName", "R"))
                        .problem())
                .isEqualTo("DUPLICATE_VALUE");
    }

    @Test
    void nobodyGrantsWhatTheyDoNotHold() throws Exception {
        TestOrganization.TestUser colleague = organization.user("quotes.send");
        String stronger = roleOf(colleague.id());
        Api.Answer answer = put(USERS + "/" + boss.id() + "/roles/" + stronger, Map.of());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("ROLE_ESCALATION");
        assertThat(answer.json().path("lacking").path(0).asText()).isEqualTo("quotes.send");
        JsonNode own = role("Mine");
        Api.Answer grant = put(
                ROLES + "/" + own.path("id").asText() + "/permissions",
                Map.of("permissions", List.of("quotes.view", "quotes.send")));
        assertThat(grant.problem()).isEqualTo("ROLE_ESCALATION");
        Api.Answer invitation = api.post(
                USERS,
                Map.of(
                        "email",
                        "x-" + Ids.next() + "@example.test",
                        "firstName",
                        "X",
                        "lastName",
                        "Y",
                        "roleIds",
                        List.of(stronger)));
        assertThat(invitation.problem()).isEqualTo("ROLE_ESCALATION");
        assertThat(put(
                                ROLES + "/" + own.path("id").asText() + "/permissions",
                                Map.of("permissions", List.of("quotes.fly")))
                        .problem())
                .isEqualTo("PERMISSION_UNKNOWN");
    }

    @Test
    void somebodyAlwaysRemainsWhoMayDoEverything() throws Exception {
        UUID admin = Ids.next();
        database.execute(
                "INSERT INTO roles (organization_id, id, name, is_system) VALUES (?, ?, 'admin', true)",
                organization.id(),
                admin);
        assign(boss.id(), admin);
        TestOrganization.TestUser second = organization.user();
        String me = USERS + "/" + boss.id();

        assertThat(post(me + "/status", Map.of("status", "suspended")).problem())
                .isEqualTo("LAST_ADMIN");
        assertThat(delete(me + "/roles/" + admin).problem()).isEqualTo("LAST_ADMIN");
        assertThat(put(me + "/roles/" + admin, Map.of("expiresAt", "2099-01-01T00:00:00Z"))
                        .problem())
                .isEqualTo("LAST_ADMIN");
        assertThat(delete(me).problem()).isEqualTo("LAST_ADMIN");
        assertThat(put(USERS + "/" + second.id() + "/roles/" + admin, Map.of()).status())
                .isEqualTo(200);
        assertThat(delete(me + "/roles/" + admin).status()).isEqualTo(200);
    }

    @Test
    void rightsThatChangeEndTheTokensMadeBefore() throws Exception {
        TestOrganization.TestUser colleague = organization.user("quotes.view");
        Api theirs = colleague.signIn(TestServer.MAIN);
        assertThat(theirs.get("/api/v1/quotes").status()).isEqualTo(200);

        Api.Answer answer =
                put(ROLES + "/" + roleOf(colleague.id()) + "/permissions", Map.of("permissions", List.of()));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("permissions")).isEmpty();
        Thread.sleep(5_000);
        assertThat(theirs.get("/api/v1/quotes").problem()).isEqualTo("TOKEN_STALE");
        assertThat(colleague.signIn(TestServer.MAIN).get("/api/v1/quotes").problem())
                .isEqualTo("PERMISSION_DENIED");
    }

    @Test
    void whoIsSuspendedDoesNotSignInUntilTheyAreActiveAgain() throws Exception {
        TestOrganization.TestUser colleague = organization.user();
        String address = USERS + "/" + colleague.id();

        assertThat(post(address + "/status", Map.of("status", "suspended")).status())
                .isEqualTo(200);
        assertThat(login(colleague).problem()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(post(address + "/status", Map.of("status", "active")).status())
                .isEqualTo(200);
        assertThat(login(colleague).status()).isEqualTo(200);
        assertThat(post(address + "/status", Map.of("status", "pending")).problem())
                .isEqualTo("INVALID_STATUS_TRANSITION");
        assertThat(delete(address).status()).isEqualTo(204);
        assertThat(login(colleague).problem()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(api.get(address).problem()).isEqualTo("USER_NOT_FOUND");
        assertThat(database.rows(
                        "SELECT action FROM audit_logs WHERE organization_id = ? AND entity_id = ? AND actor_id = ?"
                                + " ORDER BY sequence_number",
                        organization.id(),
                        colleague.id(),
                        boss.id()))
                .containsExactly("users.status", "users.status", "users.delete");
    }

    @Test
    void aProfileIsChangedInParts() {
        String address = USERS + "/" + boss.id();

        Api.Answer changed = tagged(address)
                .patch(
                        address,
                        Map.of(
                                "lastName",
                                "Parata",
                                "phone",
                                "+64 9 555 0100",
                                "preferences",
                                Map.of("theme", "dark")));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("firstName").asText()).isEqualTo("Test");
        assertThat(changed.json().path("lastName").asText()).isEqualTo("Parata");
        assertThat(api.get(USERS + "?q=parata").json().path("items")).hasSize(1);
        assertThat(tagged(address)
                        .patch(address, Map.of("timezone", "Mars/Olympus"))
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/timezone");
        assertThat(tagged(address)
                        .patch(address, Map.of("email", "x@example.test"))
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("FIELD_READ_ONLY");
        assertThat(tagged(address)
                        .patch(address, Map.of("metadata", Map.of("price", 1)))
                        .problem())
                .isEqualTo("JSONB_MONETARY_FORBIDDEN");
    }

    @Test
    void rolesOfTheProductStayAsTheyAreAndUsedOnesRemain() throws Exception {
        UUID system = Ids.next();
        database.execute(
                "INSERT INTO roles (organization_id, id, name, is_system) VALUES (?, ?, 'viewer', true)",
                organization.id(),
                system);
        String address = ROLES + "/" + system;

        assertThat(tagged(address).patch(address, Map.of("name", "looker")).problem())
                .isEqualTo("SYSTEM_ROLE");
        assertThat(delete(address).problem()).isEqualTo("SYSTEM_ROLE");
        assertThat(put(address + "/permissions", Map.of("permissions", List.of()))
                        .problem())
                .isEqualTo("SYSTEM_ROLE");
        JsonNode used = role("Used");
        assign(boss.id(), UUID.fromString(used.path("id").asText()));
        assertThat(delete(ROLES + "/" + used.path("id").asText()).problem()).isEqualTo("RESOURCE_IN_USE");
        JsonNode unused = role("Unused", "quotes.view");
        assertThat(delete(ROLES + "/" + unused.path("id").asText()).status()).isEqualTo(204);
    }

    @Test
    void anotherOrganizationsPeopleAndRolesDoNotExist() throws Exception {
        TestOrganization other = TestOrganization.create(database);
        UUID stranger = other.user().id();
        String theirRole = database.rows("SELECT id FROM roles WHERE organization_id = ?", other.id())
                .get(0);

        assertThat(api.get(USERS + "/" + stranger).withoutTrace())
                .isEqualTo(api.get(USERS + "/" + Ids.next()).withoutTrace());
        assertThat(api.get(ROLES + "/" + theirRole).problem()).isEqualTo("ROLE_NOT_FOUND");
        assertThat(put(USERS + "/" + boss.id() + "/roles/" + theirRole, Map.of())
                        .problem())
                .isEqualTo("ROLE_NOT_FOUND");
        assertThat(api.with("If-Match", "\"0-0\"")
                        .delete(USERS + "/" + stranger)
                        .problem())
                .isEqualTo("USER_NOT_FOUND");
    }

    @Test
    void permissionsAreListedAndAskedAbout() {
        assertThat(api.get("/api/v1/permissions").json().path("items"))
                .hasSize(Permissions.all().size());
        JsonNode results = api.post(
                        "/api/v1/permissions/check",
                        Map.of("permissions", List.of("quotes.view", "quotes.send", "nonsense")))
                .json()
                .path("results");
        assertThat(results)
                .extracting(result -> result.path("granted").asBoolean())
                .containsExactly(true, false, false);
    }

    private JsonNode role(String name, String... permissions) {
        Api.Answer made = api.post(ROLES, Map.of("name", name));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        if (permissions.length > 0) {
            String address = ROLES + "/" + made.json().path("id").asText();
            Api.Answer granted = put(address + "/permissions", Map.of("permissions", List.of(permissions)));
            assertThat(granted.status()).as(granted.toString()).isEqualTo(200);
        }
        return made.json();
    }

    private void assign(UUID user, UUID role) throws Exception {
        database.execute(
                "INSERT INTO user_roles (organization_id, id, user_id, role_id) VALUES (?, ?, ?, ?)",
                organization.id(),
                Ids.next(),
                user,
                role);
    }

    private String roleOf(UUID user) throws Exception {
        return database.rows(
                        "SELECT role_id FROM user_roles WHERE organization_id = ? AND user_id = ?",
                        organization.id(),
                        user)
                .get(0);
    }

    private static Api.Answer login(TestOrganization.TestUser user) {
        return TestServer.MAIN
                .api()
                .post("/api/v1/auth/login", Map.of("email", user.email(), "password", user.password()));
    }

    /** With the tag that the record of an address has now. */
    private Api tagged(String address) {
        String record = String.join("/", List.of(address.split("/")).subList(0, 5));
        return api.with("If-Match", api.get(record).header("ETag").orElseThrow());
    }

    private Api.Answer put(String address, Object body) {
        return tagged(address).put(address, body);
    }

    private Api.Answer post(String address, Object body) {
        return tagged(address).post(address, body);
    }

    private Api.Answer delete(String address) {
        return tagged(address).delete(address);
    }
}
