package com.pivotalflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints: made, read, changed, given another secret and removed, and where they may not be. */
@OnRealServer
class WebhooksIT {

    private static final String WEBHOOKS = Subscription.WEBHOOKS;
    private static final String PLACE = "https://203.0.113.10/hook";

    private Subscription firm;
    private Api api;

    @BeforeEach
    void openAFirm() throws Exception {
        firm = Subscription.open(TestServer.MAIN);
        api = firm.api();
    }

    @Test
    void aSecretIsShownOnceAndNowhereElse() throws Exception {
        String key = Subscription.key();
        Api.Answer created = api.with("Idempotency-Key", key)
                .post(WEBHOOKS, Map.<String, Object>of("name", "Books", "url", PLACE, "events", List.of("quote.sent")));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        String id = created.json().path("id").asText();
        String secret = created.json().path("secret").asText();
        byte[] bytes = Base64.getDecoder().decode(secret.substring("whsec_".length()));

        assertThat(secret).startsWith("whsec_");
        assertThat(bytes).hasSize(32);
        assertThat(created.header("Location")).contains(WEBHOOKS + "/" + id);
        assertThat(firm.read(id).has("secret")).isFalse();
        assertThat(api.get(WEBHOOKS).text()).contains(id).doesNotContain("whsec_");
        assertThat(api.get("/api/v1/audit-log").text())
                .contains("webhooks.create")
                .doesNotContain("whsec_", "secret");
        assertThat(firm.organization()
                        .database()
                        .number(
                                "SELECT count(*) FROM webhook_endpoints WHERE organization_id = ?"
                                        + " AND position(decode(?, 'base64') IN secret) = 0",
                                firm.organization().id(),
                                Base64.getEncoder().encodeToString(bytes)))
                .as("stored sealed")
                .isEqualTo(1);
        assertThat(firm.organization()
                        .database()
                        .number(
                                "SELECT count(*) FROM idempotency_keys WHERE organization_id = ?"
                                        + " AND position(convert_to('whsec_', 'UTF8') IN response_body) > 0",
                                firm.organization().id()))
                .isZero();
    }

    @Test
    void endpointsAreChangedAndRemovedByWhoeverKnowsTheirState() {
        JsonNode made = firm.subscribe("Books", PLACE, "quote.sent", "quote.created", "quote.sent");
        String path = WEBHOOKS + "/" + made.path("id").asText();
        Api tagged = api.with("If-Match", made.path("etag").asText());

        assertThat(made.path("events").toString()).isEqualTo("[\"quote.created\",\"quote.sent\"]");
        assertThat(tagged.patch(path, Map.<String, Object>of("name", "Books"))
                        .json()
                        .path("etag"))
                .as("nothing is changed")
                .isEqualTo(made.path("etag"));
        Api.Answer changed = tagged.patch(path, Map.<String, Object>of("name", "Ledger", "isActive", false));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("isActive").asBoolean()).isFalse();
        assertThat(changed.json().path("url").asText()).isEqualTo(PLACE);
        assertThat(tagged.patch(path, Map.<String, Object>of("name", "Books")).problem())
                .isEqualTo("ETAG_MISMATCH");
        assertThat(api.delete(path).problem()).isEqualTo("IF_MATCH_REQUIRED");
        assertThat(api.with("If-Match", changed.json().path("etag").asText())
                        .delete(path)
                        .status())
                .isEqualTo(204);
        assertThat(api.get(path).problem()).isEqualTo("WEBHOOK_NOT_FOUND");
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        firm.subscribe("Books", PLACE, "quote.sent");

        Api.Answer second = api.post(
                WEBHOOKS, Map.<String, Object>of("name", "BOOKS", "url", PLACE, "events", List.of("quote.sent")));

        assertThat(second.problem()).isEqualTo("DUPLICATE_VALUE");
        assertThat(second.json().path("field").asText()).isEqualTo("name");
    }

    @Test
    void onlyEventsThatThereAreCanBeAskedFor() {
        Api.Answer unknown = api.post(
                WEBHOOKS,
                Map.<String, Object>of("name", "Books", "url", PLACE, "events", List.of("quote.sent", "quote.*")));
        Api.Answer none =
                api.post(WEBHOOKS, Map.<String, Object>of("name", "Books", "url", PLACE, "events", List.of()));

        assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/events/1");
        assertThat(unknown.json().at("/errors/0/code").asText()).isEqualTo("ENUM");
        assertThat(none.json().at("/errors/0/pointer").asText()).isEqualTo("/events");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://203.0.113.10/",
                "HTTPS://203.0.113.10/",
                "ftp://203.0.113.10/",
                "//203.0.113.10/",
                "https:///hook",
                "https:hook",
                "hook",
                "https://user:word@203.0.113.10/",
                "https://203.0.113.10/#part",
                "https://203.0.113.10:0/",
                "https://203.0.113.10:70000/",
                "https://10.0.0.1/",
                "https://127.0.0.2/",
                "https://169.254.169.254/latest/meta-data/",
                "https://168.63.129.16/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://167772161/",
                "https://127.2/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::10.0.0.1]/",
                "https://[64:ff9b::10.0.0.1]/",
                "https://[2002:a00:1::1]/",
                "https://[fe80::1]/",
                "https://[fd00:ec2::254]/",
                "https://[ff02::1]/",
                "https://no-such-host.invalid/"
            })
    void nothingInsideOfANetworkCanBeRegistered(String url) {
        JsonNode made = firm.subscribe("Books", PLACE, "quote.sent");
        String path = WEBHOOKS + "/" + made.path("id").asText();

        Api.Answer created = api.post(
                WEBHOOKS, Map.<String, Object>of("name", "Other", "url", url, "events", List.of("quote.sent")));
        Api.Answer changed = api.with("If-Match", made.path("etag").asText()).patch(path, Map.of("url", url));

        assertThat(created.status()).as(created.toString()).isEqualTo(422);
        assertThat(created.problem()).isEqualTo("WEBHOOK_URL_FORBIDDEN");
        assertThat(changed.problem()).isEqualTo("WEBHOOK_URL_FORBIDDEN");
        assertThat(firm.read(made.path("id").asText()).path("url").asText()).isEqualTo(PLACE);
    }

    @Test
    void anotherSecretIsShownOnceAndTheOneBeforeHasADay() {
        JsonNode made = firm.subscribe("Books", PLACE, "quote.sent");
        String path = WEBHOOKS + "/" + made.path("id").asText();
        Instant before = Instant.now();

        Api.Answer rotated = api.with("If-Match", made.path("etag").asText()).post(path + "/rotate-secret", Map.of());

        assertThat(rotated.status()).as(rotated.toString()).isEqualTo(200);
        assertThat(rotated.json().path("secret").asText())
                .startsWith("whsec_")
                .isNotEqualTo(made.path("secret").asText());
        assertThat(Instant.parse(rotated.json().path("previousSecretUntil").asText()))
                .isBetween(before.plus(Duration.ofHours(24)).minusSeconds(60), before.plus(Duration.ofHours(25)));
        assertThat(firm.read(made.path("id").asText()).has("secret")).isFalse();
        assertThat(api.post(path + "/rotate-secret", Map.of()).problem()).isEqualTo("IF_MATCH_REQUIRED");
    }

    @Test
    void lookingIsNotChanging() throws Exception {
        JsonNode made = firm.subscribe("Books", PLACE, "quote.sent");
        String path = WEBHOOKS + "/" + made.path("id").asText();
        Api looking = firm.organization().user("webhooks.view").signIn(TestServer.MAIN);

        assertThat(looking.get(path).status()).isEqualTo(200);
        assertThat(looking.get(path + "/deliveries").status()).isEqualTo(200);
        assertThat(looking.post(path + "/test", Map.of()).problem()).isEqualTo("PERMISSION_DENIED");
        assertThat(looking.with("If-Match", made.path("etag").asText())
                        .delete(path)
                        .problem())
                .isEqualTo("PERMISSION_DENIED");
    }
}
