package com.pivotalflow.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An organization keeps its profile, policy, features, channels and settings. */
@OnRealServer
class SettingsIT {

    private static final String ORGANIZATION = "/api/v1/organization";
    private static final String POLICY = ORGANIZATION + "/security-policy";
    private static final String FLAGS = ORGANIZATION + "/feature-flags";
    private static final String CHANNELS = ORGANIZATION + "/notification-prefs";
    private static final String SETTINGS = ORGANIZATION + "/settings";

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private Api api;

    @BeforeEach
    void openAnOrganization() throws Exception {
        organization = TestOrganization.create(database);
        api = organization.user("settings.view", "settings.update").signIn(TestServer.MAIN);
    }

    @Test
    void whatAnOrganizationSaysOfItselfIsKeptMergedAndTraced() throws Exception {
        Map<String, Object> first = Map.<String, Object>of(
                "legalName", "Tūī Freight Limited",
                "address", Map.<String, Object>of("street", "7 Quay Street", "city", "Auckland"),
                "email", "office@tui.example",
                "locale", "de-DE",
                "timezone", "Europe/Berlin",
                "country", "DE");

        Api.Answer changed = patch(ORGANIZATION, first);
        Api.Answer merged = patch(ORGANIZATION, map("legalName", null, "address", map("city", "Ōtaki")));
        Api.Answer same = patch(ORGANIZATION, map("address", map("city", "Ōtaki")));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().at("/address/street").asText()).isEqualTo("7 Quay Street");
        assertThat(merged.json().path("legalName").isMissingNode()).isTrue();
        assertThat(merged.json().at("/address/street").asText()).isEqualTo("7 Quay Street");
        assertThat(merged.json().at("/address/city").asText()).isEqualTo("Ōtaki");
        assertThat(merged.json().path("timezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(same.header("ETag")).isEqualTo(merged.header("ETag"));
        assertThat(api.get(ORGANIZATION).json()).isEqualTo(merged.json());
        assertThat(trail("organization.update")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "timezone, Mars/Olympus, /timezone, ENUM",
        "locale, nonsense_tag_, /locale, ENUM",
        "country, ZZ, /country, ENUM",
        "currency, XXX, /currency, CURRENCY_UNSUPPORTED",
        "currency, BTC, /currency, CURRENCY_UNSUPPORTED",
        "email, nobody, /email, FORMAT",
        "slug, other, /slug, FIELD_READ_ONLY",
        "plan, gold, /plan, UNKNOWN_FIELD"
    })
    void whatIsNoneIsRefused(String member, String value, String pointer, String code) {
        Api.Answer refused = patch(ORGANIZATION, Map.<String, Object>of(member, value));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
    }

    @Test
    void theCurrencyChangesAsLongAsThereAreNoQuotesAndIsWorkedInFromThenOn() throws Exception {
        Api.Answer changed = patch(ORGANIZATION, Map.<String, Object>of("currency", "EUR"));

        assertThat(changed.json().path("currency").asText()).isEqualTo("EUR");
        assertThat(database.number(
                        "SELECT count(*) FROM organization_currencies"
                                + " WHERE organization_id = ? AND currency_code = 'EUR' AND is_active",
                        organization.id()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/organization",
                "/organization/security-policy",
                "/organization/feature-flags/x",
                "/organization/notification-prefs/sms",
                "/organization/settings/x"
            })
    void noObjectOfTheirsTakesABusinessValue(String path) {
        String member = Map.of("/organization", "contactExtras", "/organization/security-policy", "extras")
                .getOrDefault(path, path.contains("flags") ? "payload" : path.contains("prefs") ? "settings" : "value");
        Map<String, Object> body = new HashMap<>();
        body.put(member, Map.<String, Object>of("deep", Map.<String, Object>of("unitPrice", "9.50")));
        boolean isPut = path.split("/").length > 3;
        if (isPut && !member.equals("value")) {
            body.put("isEnabled", true);
        }

        Api.Answer refused = isPut ? api.put("/api/v1" + path, body) : patch("/api/v1" + path, body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("JSONB_MONETARY_FORBIDDEN");
        assertThat(refused.json().at("/violations/0/path").asText()).isEqualTo(member + ".deep.unitPrice");
    }

    @Test
    void aFeatureIsOffUntilItIsSwitchedOnAndBothAreTraced() throws Exception {
        assertThat(api.get(FLAGS + "/new_console").problem()).isEqualTo("FEATURE_FLAG_NOT_FOUND");

        Api.Answer made = api.put(FLAGS + "/new_console", Map.<String, Object>of("isEnabled", true));
        String first = made.header("ETag").orElseThrow();
        Api.Answer again =
                api.with("If-Match", first).put(FLAGS + "/new_console", Map.<String, Object>of("isEnabled", true));
        Api.Answer off = api.with("If-Match", first)
                .put(
                        FLAGS + "/new_console",
                        Map.<String, Object>of(
                                "isEnabled", false, "payload", Map.<String, Object>of("ring", "second")));
        Api.Answer stale =
                api.with("If-Match", first).put(FLAGS + "/new_console", Map.<String, Object>of("isEnabled", true));
        Api.Answer blind = api.put(FLAGS + "/new_console", Map.<String, Object>of("isEnabled", true));

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.header("Location")).contains(FLAGS + "/new_console");
        assertThat(again.header("ETag")).contains(first);
        assertThat(off.status()).isEqualTo(200);
        assertThat(off.json().path("isEnabled").asBoolean(true)).isFalse();
        assertThat(off.json().at("/payload/ring").asText()).isEqualTo("second");
        assertThat(stale.problem()).isEqualTo("ETAG_MISMATCH");
        assertThat(blind.problem()).isEqualTo("IF_MATCH_REQUIRED");
        assertThat(api.put(FLAGS + "/Not-A-Name", Map.<String, Object>of("isEnabled", true))
                        .problem())
                .isEqualTo("FEATURE_FLAG_NOT_FOUND");
        assertThat(api.with("If-Match", first)
                        .put(FLAGS + "/another", Map.<String, Object>of("isEnabled", true))
                        .problem())
                .isEqualTo("FEATURE_FLAG_NOT_FOUND");
        assertThat(api.get(FLAGS).json().path("items")).hasSize(1);
        assertThat(trail("feature_flags.create")).isEqualTo(1);
        assertThat(trail("feature_flags.update")).isEqualTo(1);
    }

    @Test
    void everyChannelIsOnUntilItIsSwitchedOff() throws Exception {
        JsonNode all = api.get(CHANNELS).json().path("items");
        Api.Answer off = put(CHANNELS + "/email", Map.<String, Object>of("isEnabled", false));
        Api.Answer on = put(CHANNELS + "/email", Map.<String, Object>of("isEnabled", true));

        assertThat(all)
                .hasSize(3)
                .allSatisfy(channel ->
                        assertThat(channel.path("isEnabled").asBoolean()).isTrue());
        assertThat(off.json().path("isEnabled").asBoolean(true)).isFalse();
        assertThat(on.json().path("isEnabled").asBoolean()).isTrue();
        assertThat(api.get(CHANNELS + "/pigeon").problem()).isEqualTo("NOTIFICATION_CHANNEL_NOT_FOUND");
        assertThat(api.with("If-Match", "\"0-0\"")
                        .put(CHANNELS + "/email", Map.<String, Object>of("isEnabled", false))
                        .problem())
                .isEqualTo("ETAG_MISMATCH");
        assertThat(trail("notification_prefs.update")).isEqualTo(2);
    }

    @Test
    void aSettingKeepsTheTypeItIsWrittenIn() {
        assertThat(api.put(SETTINGS + "/a.flag", Map.<String, Object>of("value", true))
                        .status())
                .isEqualTo(201);
        assertThat(api.put(SETTINGS + "/a.number", Map.<String, Object>of("value", 1000.50))
                        .status())
                .isEqualTo(201);
        assertThat(api.put(SETTINGS + "/a.text", Map.<String, Object>of("value", "1000.50"))
                        .status())
                .isEqualTo(201);
        assertThat(api.put(
                                SETTINGS + "/an.object",
                                Map.<String, Object>of("value", Map.<String, Object>of("theme", "dark")))
                        .status())
                .isEqualTo(201);

        assertThat(api.get(SETTINGS + "/a.flag").text()).contains("\"value\":true");
        assertThat(api.get(SETTINGS + "/a.number").text()).contains("\"value\":1000.5,");
        assertThat(api.get(SETTINGS + "/a.text").text()).contains("\"value\":\"1000.50\"");
        assertThat(api.get(SETTINGS + "/an.object").text()).contains("\"value\":{\"theme\":\"dark\"}");
        assertThat(api.get(SETTINGS + "?limit=3").json().path("items")).hasSize(3);
        assertThat(put(SETTINGS + "/a.flag", Map.<String, Object>of("value", "yes"))
                        .text())
                .contains("\"value\":\"yes\"");
    }

    @ParameterizedTest
    @CsvSource({
        "quote_send_requires_approval, '\"yes\"', INVALID",
        "working_hours_per_day, 25, INVALID",
        "working_hours_per_day, 0, INVALID",
        "invoice_issue_requires_approval, true, INVALID",
        "project_close_requires_approval, true, INVALID",
        "own, 1.1234567, SCALE_EXCEEDED",
        "own, 12345678901234, NUMBER_OUT_OF_RANGE",
        "own, '[1]', TYPE_MISMATCH",
        "own, null, REQUIRED"
    })
    void aValueThatASettingCannotHaveIsRefused(String key, String value, String code) {
        Api.Answer refused = api.sendText("PUT", SETTINGS + "/" + key, "application/json", "{\"value\":" + value + "}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/value");
    }

    @Test
    void aSettingThatIsTakenAwayHasItsDefaultAgain() throws Exception {
        assertThat(api.put(SETTINGS + "/working_hours_per_day", Map.<String, Object>of("value", 7.5))
                        .status())
                .isEqualTo(201);
        String tag = api.get(SETTINGS + "/working_hours_per_day").header("ETag").orElseThrow();

        assertThat(api.delete(SETTINGS + "/working_hours_per_day").problem()).isEqualTo("IF_MATCH_REQUIRED");
        assertThat(api.with("If-Match", tag)
                        .delete(SETTINGS + "/working_hours_per_day")
                        .status())
                .isEqualTo(204);
        assertThat(api.get(SETTINGS + "/working_hours_per_day").problem()).isEqualTo("SETTING_NOT_FOUND");
        assertThat(trail("settings.delete")).isEqualTo(1);
    }

    @Test
    void thePolicyHasBounds() {
        Api.Answer changed = patch(POLICY, Map.<String, Object>of("minPasswordLength", 16, "sessionIdleMinutes", 60));

        assertThat(changed.json().path("minPasswordLength").asInt()).isEqualTo(16);
        assertThat(patch(POLICY, map("sessionIdleMinutes", null))
                        .json()
                        .path("sessionIdleMinutes")
                        .isMissingNode())
                .isTrue();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.<String, Object>of("minPasswordLength", 11),
                Map.<String, Object>of("maxLoginAttempts", 2),
                Map.<String, Object>of("lockMinutes", 0),
                Map.<String, Object>of("sessionDays", 91),
                Map.<String, Object>of("sessionIdleMinutes", 4),
                Map.<String, Object>of("passwordHistorySize", 25))) {
            assertThat(patch(POLICY, wrong).problem()).as(wrong.toString()).isEqualTo("VALIDATION_FAILED");
        }
    }

    private Api.Answer patch(String path, Object body) {
        return api.with("If-Match", api.get(path).header("ETag").orElseThrow()).patch(path, body);
    }

    private Api.Answer put(String path, Object body) {
        return api.with("If-Match", api.get(path).header("ETag").orElseThrow()).put(path, body);
    }

    private long trail(String action) throws Exception {
        return database.number(
                "SELECT count(*) FROM audit_logs WHERE organization_id = ? AND action = ?", organization.id(), action);
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
