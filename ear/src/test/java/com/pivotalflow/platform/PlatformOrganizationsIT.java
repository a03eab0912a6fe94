package com.pivotalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Administrators of the platform open organizations and keep their people in or out; nobody else does. */
@OnRealServer
@ExtendWith(QuietServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformOrganizationsIT {

    private static final String ORGANIZATIONS = "/api/v1/platform/organizations";
    private static final String POWER = "platform.organizations";
    private static final String PASSWORD = "a horse is a horse";
    private static final Pattern REFRESH = Pattern.compile("pf_refresh=([^;]+);");

    private final Database database = TestServer.MAIN.database();

    private Api platform;

    @BeforeAll
    void signIn() {
        platform = TestServer.MAIN.platform();
    }

    @Test
    void whoIsInvitedToANewOrganizationCanWorkAtOnce() throws Exception {
        Opened opened = open(Map.of());

        assertThat(opened.answer.header("Location")).contains(ORGANIZATIONS + "/" + opened.id);
        assertThat(opened.view().path("status").asText()).isEqualTo("active");
        assertThat(opened.view().path("currency").asText()).isEqualTo("NZD");
        assertThat(opened.view().path("timeZone").asText()).isEqualTo("Pacific/Auckland");
        Api admin = opened.join();
        assertThat(admin.get("/api/v1/auth/me").json().path("roles").path(0).asText())
                .isEqualTo("admin");
        assertThat(admin.get("/api/v1/roles").json().path("items")).hasSize(8);
        assertThat(admin.get("/api/v1/tax-classes").json().findValuesAsText("code"))
                .containsExactlyInAnyOrder("GST", "ZERO", "EXEMPT");
        assertThat(database.number("SELECT count(*) FROM approval_rules WHERE organization_id = ?", opened.id))
                .isEqualTo(database.number(
                        "SELECT count(*) FROM approval_rules WHERE organization_id = organization_by_slug(?)",
                        TestServer.PLATFORM))
                .isPositive();
        UUID customer = new TestOrganization(database, opened.id, opened.slug, opened.id).customer("Beta Ltd");
        Api.Answer quote = admin.post(
                "/api/v1/quotes",
                Map.of(
                        "customerId",
                        customer,
                        "title",
                        "First work",
                        "lines",
                        List.of(Map.of("description", "Audit", "quantity", "2", "unitPrice", "100"))));
        assertThat(quote.status()).as(quote.toString()).isEqualTo(201);
        assertThat(quote.json().at("/totals/grandTotal").asText()).isEqualTo("230.00");
    }

    @Test
    void whatIsStatedWinsOverTheCountrysProfile() {
        Opened opened = open(Map.of("countryCode", "DE", "currency", "USD", "timeZone", "Europe/Vienna"));

        assertThat(opened.view().path("currency").asText()).isEqualTo("USD");
        assertThat(opened.view().path("timeZone").asText()).isEqualTo("Europe/Vienna");
        assertThat(opened.join().get("/api/v1/tax-classes").json().findValuesAsText("code"))
                .containsExactlyInAnyOrder("STANDARD", "REDUCED", "EXEMPT");
    }

    @ParameterizedTest
    @CsvSource({
        "countryCode, XX, ENUM",
        "countryCode, nz, FORMAT",
        "currency, XXQ, CURRENCY_UNSUPPORTED",
        "timeZone, Mars/Olympus, ENUM",
        "slug, Not A Slug, FORMAT",
        "slug, a, FORMAT",
        "name, x, LENGTH",
        "status, active, FIELD_READ_ONLY"
    })
    void whatCannotBeIsRefusedWhereItStands(String member, String value, String code) {
        Api.Answer answer = platform.post(ORGANIZATIONS, body(Map.of(member, value)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().path("errors")).singleElement().satisfies(error -> {
            assertThat(error.path("pointer").asText()).isEqualTo("/" + member);
            assertThat(error.path("code").asText()).isEqualTo(code);
        });
    }

    @Test
    void aSlugIsTakenOnce() throws Exception {
        Opened opened = open(Map.of());
        long before = organizations();

        Api.Answer answer = platform.post(ORGANIZATIONS, body(Map.of("slug", opened.slug)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("DUPLICATE_VALUE");
        assertThat(answer.json().path("field").asText()).isEqualTo("slug");
        assertThat(organizations()).isEqualTo(before);
    }

    @Test
    void aSlugThatSomebodyTakesMeanwhileIsRefusedByTheDatabase() throws Exception {
        String slug = "race-" + Ids.next().toString().substring(24);
        long before = organizations();
        TestServer.MAIN
                .database()
                .execute("INSERT INTO organization_slugs (slug, holder_id) VALUES (?, ?)", slug, Ids.next());

        Api.Answer answer = platform.post(ORGANIZATIONS, body(Map.of("slug", slug)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("DUPLICATE_VALUE");
        assertThat(answer.json().path("field").asText()).isEqualTo("slug");
        assertThat(organizations()).isEqualTo(before);
    }

    @Test
    void aFailureInTheMiddleLeavesNothingBehind() throws Exception {
        long before = organizations();
        long entries = entriesOfThePlatform();
        // Few enough characters for the request, too many bytes for the column: the database refuses the person, after
        // the organization, its roles and its taxes.
        String email = "ā".repeat(200) + "@x.test";
        Map<String, Object> admin = Map.of("email", email, "firstName", "No", "lastName", "Body");

        Api.Answer answer = platform.post(ORGANIZATIONS, body(Map.of("admin", admin)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(organizations()).isEqualTo(before);
        assertThat(entriesOfThePlatform()).isEqualTo(entries);
    }

    @Test
    void bothOrganizationsHaveItInTheirLogs() throws Exception {
        Opened opened = open(Map.of());
        assertThat(undergo(opened.id, "suspend").status()).isEqualTo(200);
        assertThat(undergo(opened.id, "resume").status()).isEqualTo(200);

        assertThat(database.rows(
                        "SELECT action, actor_kind FROM audit_logs WHERE organization_id = ? ORDER BY sequence_number",
                        opened.id))
                .containsExactly(
                        "organizations.create|system",
                        "users.create|system",
                        "organizations.suspend|system",
                        "organizations.resume|system");
        assertThat(database.rows(
                        "SELECT action, actor_kind FROM audit_logs WHERE organization_id = organization_by_slug(?)"
                                + " AND entity_id = ? ORDER BY sequence_number",
                        TestServer.PLATFORM,
                        opened.id))
                .containsExactly(
                        "organizations.create|user", "organizations.suspend|user", "organizations.resume|user");
        assertThat(database.rows(
                        "SELECT new_values FROM audit_logs WHERE entity_id = ? AND action = 'organizations.create'",
                        opened.id))
                .hasSize(2)
                .allSatisfy(values ->
                        assertThat(values).contains(opened.slug).doesNotContain("invitationPath", opened.email));
    }

    @Test
    void whoseOrganizationIsSuspendedIsOutAtOnceAndInAgainWhenItIsResumed() {
        Opened opened = open(Map.of());
        Api admin = opened.join();
        String session = refreshToken(login(opened.email, PASSWORD));
        String other = admin.post(
                        "/api/v1/users",
                        Map.of("email", "b-" + opened.email, "firstName", "B", "lastName", "C", "roleIds", List.of()))
                .json()
                .path("invitationPath")
                .asText();
        assertThat(admin.get("/api/v1/quotes").status()).isEqualTo(200);

        Api.Answer suspended = undergo(opened.id, "suspend");

        assertThat(suspended.status()).as(suspended.toString()).isEqualTo(200);
        assertThat(suspended.json().path("status").asText()).isEqualTo("suspended");
        assertThat(admin.get("/api/v1/quotes").problem()).isEqualTo("TOKEN_STALE");
        assertThat(login(opened.email, PASSWORD).withoutTrace())
                .as("as if nobody of this name and password were there")
                .isEqualTo(login("nobody-" + Ids.next() + "@x.test", PASSWORD).withoutTrace());
        assertThat(refresh(session).problem()).isEqualTo("REFRESH_INVALID");
        assertThat(TestServer.MAIN
                        .api()
                        .post(other, Map.of("password", PASSWORD))
                        .problem())
                .isEqualTo("LINK_NOT_FOUND");

        assertThat(undergo(opened.id, "resume").json().path("status").asText()).isEqualTo("active");
        assertThat(admin.get("/api/v1/quotes").status())
                .as("a token that has not expired is as good as before")
                .isEqualTo(200);
        assertThat(login(opened.email, PASSWORD).status()).isEqualTo(200);
        assertThat(TestServer.MAIN
                        .api()
                        .post(other, Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aClosedOrganizationStaysClosed() {
        Opened opened = open(Map.of());
        Api admin = opened.join();

        Api.Answer closed = undergo(opened.id, "close");

        assertThat(closed.json().path("status").asText()).isEqualTo("closed");
        assertThat(closed.json().has("closedAt")).isTrue();
        assertThat(admin.get("/api/v1/quotes").problem()).isEqualTo("TOKEN_STALE");
        for (String operation : List.of("suspend", "resume", "close")) {
            Api.Answer answer = undergo(opened.id, operation);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("INVALID_STATUS_TRANSITION");
            assertThat(answer.json().path("from").asText()).isEqualTo("closed");
            assertThat(answer.json().path("allowed")).isEmpty();
        }
    }

    @Test
    void whatIsNotOpenInAStatusIsNamed() {
        Opened opened = open(Map.of());

        Api.Answer answer = undergo(opened.id, "resume");

        assertThat(answer.problem()).isEqualTo("INVALID_STATUS_TRANSITION");
        assertThat(answer.json().path("allowed")).extracting(JsonNode::asText).containsExactly("suspend", "close");
        assertThat(undergo(Ids.next(), "suspend").problem()).isEqualTo("ORGANIZATION_NOT_FOUND");
    }

    @Test
    void thePlatformsOwnOrganizationStaysOpen() throws Exception {
        UUID own = UUID.fromString(database.rows("SELECT organization_by_slug(?)", TestServer.PLATFORM)
                .get(0));

        for (String operation : List.of("suspend", "close")) {
            Api.Answer answer = undergo(own, operation);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("PLATFORM_ORGANIZATION");
        }
        assertThat(platform.get("/api/v1/auth/me").status()).isEqualTo(200);
    }

    @Test
    void theListShowsWhatOrganizationsAreCalledAndNothingElse() {
        Opened first = open(Map.of());
        Opened second = open(Map.of());
        assertThat(undergo(first.id, "suspend").status()).isEqualTo(200);

        JsonNode newest = platform.get(ORGANIZATIONS + "?limit=1").json();
        assertThat(newest.at("/items/0/id").asText()).isEqualTo(second.id.toString());
        assertThat(newest.at("/items/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "name", "slug", "status", "countryCode", "currency", "timeZone", "createdAt", "etag");
        JsonNode next = platform.get(
                        ORGANIZATIONS + "?limit=1&cursor=" + newest.path("next").asText())
                .json();
        assertThat(next.at("/items/0/id").asText()).isEqualTo(first.id.toString());
        JsonNode suspended = platform.get(ORGANIZATIONS + "?status=suspended&limit=1&includeTotal=true")
                .json();
        assertThat(suspended.at("/items/0/id").asText()).isEqualTo(first.id.toString());
        assertThat(suspended.path("total").asLong()).isPositive();
        assertThat(platform.get(ORGANIZATIONS + "?status=sleeping").problem()).isEqualTo("INVALID_PARAMETER");
        assertThat(platform.get(ORGANIZATIONS + "/" + first.id).json()).isEqualTo(suspended.at("/items/0"));
    }

    @Test
    void allPagesTogetherAreAllOrganizations() throws Exception {
        open(Map.of());
        List<String> seen = new ArrayList<>();
        String address = ORGANIZATIONS + "?limit=7";
        String cursor = "";
        do {
            JsonNode page = platform.get(address + cursor).json();
            page.path("items").forEach(item -> seen.add(item.path("id").asText()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(database.rows("SELECT id FROM organizations ORDER BY id DESC"));
    }

    @Test
    void aPageTakesTheSameStatementsWhateverItsLength() throws Exception {
        open(Map.of());
        open(Map.of());
        for (String address : List.of(ORGANIZATIONS + "?limit=1", ORGANIZATIONS + "?limit=100")) {
            assertThat(platform.get(address).status()).isEqualTo(200);
            database.resetStatements();
            assertThat(platform.get(address).status()).isEqualTo(200);
            assertThat(database.statements()).as("tenant, page").hasSize(2);
        }
    }

    @Test
    void nobodyElseHasThePowerHoweverTheyTry() throws Exception {
        Opened opened = open(Map.of());
        Api admin = opened.join();

        assertThat(permissions(platform)).contains(POWER);
        assertThat(permissions(admin)).isNotEmpty().doesNotContain(POWER);
        Api.Answer listed = admin.get(ORGANIZATIONS);
        assertThat(listed.status()).as(listed.toString()).isEqualTo(403);
        assertThat(listed.problem()).isEqualTo("PERMISSION_DENIED");
        assertThat(undergo(admin, opened.id, "suspend").problem()).isEqualTo("PERMISSION_DENIED");
        for (Api api : List.of(admin, platform)) {
            JsonNode role = api.post("/api/v1/roles", Map.of("name", "Owner " + Ids.next()))
                    .json();
            Api.Answer granted = api.with("If-Match", role.path("etag").asText())
                    .put(
                            "/api/v1/roles/" + role.path("id").asText() + "/permissions",
                            Map.of("permissions", List.of(POWER)));
            assertThat(granted.status()).as(granted.toString()).isEqualTo(422);
            assertThat(granted.problem()).isEqualTo("PERMISSION_UNKNOWN");
        }
        assertThat(admin.get("/api/v1/permissions").text()).doesNotContain(POWER);
        assertThat(platform.get("/api/v1/permissions").text()).contains(POWER);
        assertThat(adminRole(admin)).doesNotContain(POWER);
        assertThat(adminRole(platform)).contains(POWER);
    }

    @Test
    void aRowThatSomebodySmuggledInGivesNothing() throws Exception {
        // The database refuses it: the catalogue of what can be granted does not have it.
        assertThat(database.number("SELECT count(*) FROM permissions WHERE code = ?", POWER))
                .isZero();
        database.execute(
                "INSERT INTO permissions (code, category, description) VALUES (?, 'Test', 'Smuggled in by a test.')",
                POWER);
        try {
            TestOrganization organization = TestOrganization.create(database);
            Api smuggler = organization.user(POWER, "roles.view").signIn(TestServer.MAIN);

            assertThat(permissions(smuggler)).containsExactly("roles.view");
            assertThat(smuggler.get(ORGANIZATIONS).problem()).isEqualTo("PERMISSION_DENIED");
        } finally {
            database.execute("DELETE FROM role_permissions WHERE permission_code = ?", POWER);
            database.execute("DELETE FROM permissions WHERE code = ?", POWER);
        }
    }

    private List<String> permissions(Api api) {
        List<String> names = new ArrayList<>();
        api.get("/api/v1/auth/me").json().path("permissions").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static List<String> adminRole(Api api) {
        List<String> names = new ArrayList<>();
        api.get("/api/v1/roles").json().path("items").forEach(role -> {
            if (role.path("name").asText().equals("admin")) {
                role.path("permissions").forEach(name -> names.add(name.asText()));
            }
        });
        return names;
    }

    private long organizations() throws Exception {
        return database.number("SELECT count(*) FROM organizations");
    }

    private long entriesOfThePlatform() throws Exception {
        return database.number(
                "SELECT count(*) FROM audit_logs WHERE organization_id = organization_by_slug(?)", TestServer.PLATFORM);
    }

    private Api.Answer undergo(UUID organization, String operation) {
        return undergo(platform, organization, operation);
    }

    private static Api.Answer undergo(Api api, UUID organization, String operation) {
        return api.send("POST", ORGANIZATIONS + "/" + organization + "/" + operation, BodyPublishers.noBody());
    }

    private Opened open(Map<String, Object> stated) {
        Api.Answer answer = platform.post(ORGANIZATIONS, body(stated));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        String slug = answer.json().path("slug").asText();
        return new Opened(answer, UUID.fromString(answer.json().path("id").asText()), slug, emailAt(slug));
    }

    private static String emailAt(String slug) {
        return "boss-" + slug + "@x.test";
    }

    private static Map<String, Object> body(Map<String, Object> stated) {
        String slug = "opened-" + Ids.next().toString().substring(24);
        Map<String, Object> body = new HashMap<>();
        body.put("name", "Firm " + slug);
        body.put("slug", slug);
        body.put("countryCode", "NZ");
        body.put("admin", Map.of("email", emailAt(slug), "firstName", "Aroha", "lastName", "Ngata"));
        body.putAll(stated);
        return body;
    }

    private static Api.Answer login(String email, String password) {
        return TestServer.MAIN.api().post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }

    private static Api.Answer refresh(String token) {
        return TestServer.MAIN
                .api()
                .with("Cookie", "pf_refresh=" + token)
                .with("X-Requested-With", "pivotal")
                .send("POST", "/api/v1/auth/refresh", BodyPublishers.noBody());
    }

    private static String refreshToken(Api.Answer answer) {
        return answer.headers("Set-Cookie").stream()
                .map(REFRESH::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no refresh token: " + answer));
    }

    /** An organization that a test opened, and its administrator, who was invited. */
    private record Opened(Api.Answer answer, UUID id, String slug, String email) {

        JsonNode view() {
            return answer.json();
        }

        /** Accepts the invitation and signs in. */
        Api join() {
            Api.Answer joined =
                    TestServer.MAIN.api().post(view().path("invitationPath").asText(), Map.of("password", PASSWORD));
            assertThat(joined.status()).as(joined.toString()).isEqualTo(204);
            return TestServer.MAIN.api().signedIn(email, PASSWORD);
        }
    }
}
