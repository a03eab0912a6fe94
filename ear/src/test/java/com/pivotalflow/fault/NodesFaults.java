package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.Timers;
import com.pivotalflow.testing.Waiting;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers on one database are one system: one schema, one set of keys and sessions, each timer's work done once. */
class NodesFaults {

    private static final String AUTH = "/api/v1/auth/";
    private static final Pattern REFRESH = Pattern.compile("pf_refresh=([^;]+);");
    private static final int OVERDUE = 30;

    private static Installation installation;
    private static Database database;

    @BeforeAll
    static void startBothOnAnEmptyDatabase() throws Exception {
        // Longer than anything takes on a busy machine, and shorter than a client waits.
        installation = Installation.start("nodes", "PIVOTAL_REQUEST_SECONDS", "40");
        database = installation.database();
    }

    @BeforeEach
    void awaitBoth() throws Exception {
        installation.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    void serversThatStartAtOnceMakeTheSchemaOnce() throws Exception {
        long scripts = database.number("SELECT count(*) FROM flyway_schema_history WHERE type = 'SQL'");

        assertThat(scripts).isPositive();
        assertThat(database.number("SELECT count(DISTINCT script) FROM flyway_schema_history WHERE type = 'SQL'"))
                .isEqualTo(scripts);
        assertThat(database.number(
                        "SELECT count(DISTINCT node) FROM migrator.journal WHERE origin IN ('run', 'direct')"))
                .isEqualTo(1);
    }

    @Test
    void aSessionOfOneServerGoesOnAndEndsOnTheOther() throws Exception {
        TestUser user = TestOrganization.create(database).user();
        Api.Answer login = login(1, user);
        Api.Answer elsewhere = login(1, user);
        String first = refreshToken(login);

        // A token of the first server is good on the second.
        Api second = installation.node(2).withToken(token(login));
        assertThat(second.get(AUTH + "me").json().path("email").asText()).isEqualTo(user.email());

        // Its session goes on there, and the token that was used up there is used up here.
        Api.Answer renewed = refresh(2, first);
        assertThat(renewed.status()).as(renewed.toString()).isEqualTo(200);
        Api renewedHere = installation.node(1).withToken(token(renewed));
        assertThat(renewedHere.get(AUTH + "me").status()).isEqualTo(200);

        // Ended here, it does not go on there.
        String other = otherSession(renewedHere);
        assertThat(renewedHere.delete(AUTH + "sessions/" + other).status()).isEqualTo(204);
        assertThat(refresh(2, refreshToken(elsewhere)).problem()).isEqualTo("REFRESH_INVALID");
        assertThat(refresh(1, first).problem()).isEqualTo("REFRESH_REUSED");
        assertThat(refresh(2, refreshToken(renewed)).problem()).isEqualTo("REFRESH_INVALID");
    }

    @Test
    void whoIsSentAwayOnOneServerIsSoonRefusedByTheOther() throws Exception {
        TestUser user = TestOrganization.create(database).user();
        Api second = installation.node(2).withToken(token(login(1, user)));
        assertThat(second.get(AUTH + "me").status()).isEqualTo(200);

        database.execute("UPDATE users SET security_version = security_version + 1 WHERE id = ?", user.id());

        Waiting.until(
                "the token is stale", () -> second.get(AUTH + "me").problem().equals("TOKEN_STALE"));
    }

    @Test
    void whatIsOverdueExpiresOnceThoughBothServersLook() throws Exception {
        Tenant tenant = Tenant.open(database);
        Api api = installation.as(tenant.author());
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < OVERDUE; i++) {
            sent.add(send(api, tenant.quote("overdue-" + i)));
        }
        database.execute(
                "UPDATE quote_versions SET expires_at = now() - interval '1 second' WHERE organization_id = ?",
                tenant.organization().id());

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> Timers.run(installation.managementPort(1), "QuoteExpiry")),
                        CompletableFuture.runAsync(() -> Timers.run(installation.managementPort(2), "QuoteExpiry")))
                .join();

        assertThat(database.rows(
                        "SELECT aggregate_id, count(*) FROM outbox_events WHERE organization_id = ?"
                                + " AND event_type = 'quote.expired' GROUP BY aggregate_id",
                        tenant.organization().id()))
                .containsExactlyInAnyOrderElementsOf(
                        sent.stream().map(id -> id + "|1").toList());
    }

    @Test
    void aRequestIsAnsweredThoughTheDatabaseIsNot() throws Exception {
        Tenant tenant = Tenant.open(database);
        Api api = installation.as(tenant.author());
        assertThat(api.post(Tenant.QUOTES, tenant.quote("before")).status()).isEqualTo(201);

        installation.network().silence();
        Api.Answer silent;
        try {
            silent = api.post(Tenant.QUOTES, tenant.quote("silent"));
        } finally {
            installation.network().speak();
        }

        assertThat(silent.status()).as(silent.toString()).isEqualTo(503);
        assertThat(silent.header("Retry-After")).isPresent();
        // A balancer asks nobody who is not ready, and has to hear first that both are again.
        installation.awaitReady();
        Api.Answer after = api.post(Tenant.QUOTES, tenant.quote("after"));
        assertThat(after.status()).as(after.toString()).isEqualTo(201);
    }

    @Test
    void theNumbersOfAServerAreToldThoughTheDatabaseIsSilent() throws Exception {
        installation.network().silence();
        Api.Answer numbers;
        long begin = System.nanoTime();
        try {
            numbers = installation.management(1).get("/metrics");
        } finally {
            installation.network().speak();
        }

        // Prometheus gives a scrape up after ten seconds, and with it every number.
        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(10));
        assertThat(numbers.status()).isEqualTo(200);
        assertThat(numbers.text()).containsPattern("(?m)^pivotal_outbox_age_seconds(\\{.*})? NaN");
    }

    private static UUID send(Api api, Map<String, Object> body) {
        Api.Answer quote = api.post(Tenant.QUOTES, body);
        assertThat(quote.status()).as(quote.toString()).isEqualTo(201);
        String place = Tenant.QUOTES + "/" + quote.json().path("id").asText();
        Api.Answer submitted =
                api.with("If-Match", quote.json().path("etag").asText()).post(place + "/submit", Map.of());
        Api.Answer sent = api.with("If-Match", submitted.json().path("etag").asText())
                .post(place + "/send", Map.of("channel", "link"));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
        return UUID.fromString(quote.json().path("id").asText());
    }

    private static Api.Answer login(int node, TestUser user) {
        return installation.node(node).post(AUTH + "login", Map.of("email", user.email(), "password", user.password()));
    }

    private static Api.Answer refresh(int node, String token) {
        return installation
                .node(node)
                .with("Cookie", "pf_refresh=" + token)
                .with("X-Requested-With", "pivotal")
                .send("POST", AUTH + "refresh", BodyPublishers.noBody());
    }

    private static String otherSession(Api api) {
        for (JsonNode session : api.get(AUTH + "sessions").json().path("items")) {
            if (!session.path("current").asBoolean()) {
                return session.path("id").asText();
            }
        }
        throw new AssertionError("there is no other session");
    }

    private static String token(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("accessToken").asText();
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
