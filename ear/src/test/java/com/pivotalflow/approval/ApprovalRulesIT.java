package com.pivotalflow.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that say when a quote needs approval: keeping them, what they refuse, and what they would say. */
@OnRealServer
@ExtendWith(QuietServer.class)
class ApprovalRulesIT {

    private static final String RULES = "/api/v1/approval-rules";
    private static final String SIMULATE = RULES + "/simulate";

    /** Tenant, rules with their conditions. */
    private static final int LIST = 2;

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private UUID role;
    private Api api;

    @BeforeEach
    void makeAnOrganization() throws Exception {
        organization = TestOrganization.create(database);
        role = Ids.next();
        database.execute(
                "INSERT INTO roles (organization_id, id, name) VALUES (?, ?, 'Managers')", organization.id(), role);
        api = organization.user("approvals.view", "approvals.configure").signIn(TestServer.MAIN);
    }

    @Test
    void aRuleIsMadeReadChangedAndRemoved() throws Exception {
        Api.Answer made = api.post(RULES, rule("Large", 1, condition("netTotal", "gte", "5000.00")));

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().path("active").asBoolean()).isTrue();
        assertThat(made.json().path("minApprovals").asInt()).isEqualTo(1);
        assertThat(made.json().at("/conditions/0/value").asText()).isEqualTo("5000");
        String address = made.header("Location").orElseThrow();
        assertThat(api.get(address).text()).isEqualTo(made.text());
        Api.Answer changed = tagged(made)
                .patch(
                        address,
                        Map.<String, Object>of(
                                "level", 3, "conditions", List.of(condition("discountPercent", "gt", 10))));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("level").asInt()).isEqualTo(3);
        assertThat(changed.json().path("name").asText()).isEqualTo("Large");
        assertThat(changed.json().at("/conditions/0/value").asText()).isEqualTo("10");
        assertThat(stored("value_number")).containsExactly("0.100000");
        assertThat(tagged(made).delete(address).problem()).isEqualTo("ETAG_MISMATCH");
        assertThat(tagged(changed).delete(address).status()).isEqualTo(204);
        assertThat(api.get(address).problem()).isEqualTo("APPROVAL_RULE_NOT_FOUND");
        assertThat(stored("position")).isEmpty();
        assertThat(audited())
                .containsExactly("approval_rules.create", "approval_rules.update", "approval_rules.delete");
    }

    @Test
    void whatEachFieldIsComparedWithComesBack() throws Exception {
        UUID customer = organization.customer("Tūī Freight");
        List<Map<String, Object>> conditions = List.of(
                condition("grandTotal", "lte", "1e3"),
                condition("marginPercent", "lt", "-2.5"),
                condition("currency", "in", List.of("NZD", "AUD")),
                condition("customerId", "not_in", List.of(customer.toString())),
                condition("type", "in", List.of("one_time")),
                condition("newCustomer", "eq", false),
                condition("validityDays", "gt", 30));

        Api.Answer made = api.post(RULES, rule("All", 5, conditions));

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().path("conditions"))
                .map(condition -> condition.path("value").toString())
                .containsExactly(
                        "\"1000\"",
                        "\"-2.5\"",
                        "[\"NZD\",\"AUD\"]",
                        "[\"" + customer + "\"]",
                        "[\"one_time\"]",
                        "false",
                        "\"30\"");
    }

    @Test
    void askingForWhatIsThereChangesNothing() throws Exception {
        Api.Answer made = api.post(RULES, rule("Large", 1, condition("netTotal", "gte", "5000")));

        Api.Answer same = tagged(made)
                .patch(
                        made.header("Location").orElseThrow(),
                        Map.<String, Object>of(
                                "conditions", List.of(condition("netTotal", "gte", "5000.000")), "active", true));

        assertThat(same.status()).as(same.toString()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(audited()).containsExactly("approval_rules.create");
    }

    static Stream<Arguments> unfitConditions() {
        return Stream.of(
                Arguments.of(condition("netTotal", "in", List.of("1")), "/conditions/1/op"),
                Arguments.of(condition("currency", "gt", "1"), "/conditions/1/op"),
                Arguments.of(condition("newCustomer", "gte", true), "/conditions/1/op"),
                Arguments.of(condition("netTotal", "gt", "much"), "/conditions/1/value"),
                Arguments.of(condition("netTotal", "gt", true), "/conditions/1/value"),
                Arguments.of(condition("netTotal", "gt", "-1"), "/conditions/1/value"),
                Arguments.of(condition("netTotal", "gt", "1.0000001"), "/conditions/1/value"),
                Arguments.of(condition("netTotal", "gt", "10000000000000"), "/conditions/1/value"),
                Arguments.of(condition("discountPercent", "gt", "100.01"), "/conditions/1/value"),
                Arguments.of(condition("discountPercent", "gt", "1.00001"), "/conditions/1/value"),
                Arguments.of(condition("marginPercent", "lt", "101"), "/conditions/1/value"),
                Arguments.of(condition("validityDays", "gt", "1.5"), "/conditions/1/value"),
                Arguments.of(condition("newCustomer", "eq", "yes"), "/conditions/1/value"),
                Arguments.of(condition("currency", "in", "NZD"), "/conditions/1/value"),
                Arguments.of(condition("currency", "in", List.of()), "/conditions/1/value"),
                Arguments.of(condition("currency", "in", List.of("NZD", "nzd")), "/conditions/1/value/1"),
                Arguments.of(condition("type", "in", List.of("gift")), "/conditions/1/value/0"),
                Arguments.of(condition("customerId", "in", List.of("C-0001")), "/conditions/1/value/0"));
    }

    @ParameterizedTest
    @MethodSource("unfitConditions")
    void aConditionThatDoesNotFitItsFieldIsRefusedWithItsPlace(Map<String, Object> unfit, String pointer)
            throws Exception {
        Api.Answer answer = api.post(RULES, rule("Unfit", 1, List.of(condition("netTotal", "gt", 1), unfit)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("RULE_CONDITION_INVALID");
        assertThat(answer.json().path("errors")).hasSize(1);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("RULE_CONDITION_INVALID");
        assertThat(stored("id")).isEmpty();
        assertThat(audited()).isEmpty();
    }

    @Test
    void shapeIsCheckedBeforeConditions() {
        Map<String, Object> wrong = new LinkedHashMap<>(rule("", 6, List.of()));
        wrong.put("minApprovals", 11);
        wrong.put("approver", Map.<String, Object>of("kind", "team", "id", role));

        Api.Answer answer = api.post(RULES, wrong);
        Api.Answer unknown = api.post(RULES, rule("X", 1, condition("colour", "like", Map.of())));

        assertThat(answer.problem()).as(answer.toString()).isEqualTo("VALIDATION_FAILED");
        assertThat(pointers(answer))
                .containsExactlyInAnyOrder("/name", "/level", "/minApprovals", "/conditions", "/approver/kind");
        assertThat(unknown.problem()).isEqualTo("VALIDATION_FAILED");
        assertThat(pointers(unknown))
                .containsExactlyInAnyOrder("/conditions/0/field", "/conditions/0/op", "/conditions/0/value");
    }

    @Test
    void whatARuleNamesMustBeThere() throws Exception {
        TestOrganization other = TestOrganization.create(database);
        UUID foreign = other.customer("Of another organization");
        UUID stranger = other.user().id();
        Map<String, Object> rule = new LinkedHashMap<>(rule(
                "Names", 1, List.of(condition("customerId", "in", List.of(organization.customer("Ours"), foreign)))));
        rule.put("approver", Map.<String, Object>of("kind", "user", "id", stranger));
        rule.put("minApprovals", 2);

        Api.Answer answer = api.post(RULES, rule);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("VALIDATION_FAILED");
        assertThat(pointers(answer)).containsExactly("/conditions/0/value/1", "/approver/id", "/minApprovals");
    }

    @Test
    void aNameIsTakenWithoutRegardToCase() {
        assertThat(api.post(RULES, rule("Large", 1, condition("netTotal", "gt", 1)))
                        .status())
                .isEqualTo(201);

        Api.Answer second = api.post(RULES, rule("LARGE", 2, condition("netTotal", "gt", 2)));

        assertThat(second.status()).as(second.toString()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("DUPLICATE_VALUE");
        assertThat(second.json().path("field").asText()).isEqualTo("name");
    }

    @Test
    void aRuleThatEverMatchedIsDeactivatedAndNotRemoved() throws Exception {
        Api.Answer made = api.post(RULES, rule("Large", 1, condition("netTotal", "gt", 1)));
        String address = made.header("Location").orElseThrow();
        ApprovalRounds.begin(
                organization, UUID.fromString(made.json().path("id").asText()), role);

        Api.Answer refused = tagged(made).delete(address);
        Api.Answer off = tagged(made).patch(address, Map.of("active", false));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("RESOURCE_IN_USE");
        assertThat(refused.json().path("detail").asText()).contains("deactivate");
        assertThat(refused.json().path("usedBy").asText()).isEqualTo("approvals");
        assertThat(off.json().path("active").asBoolean(true)).isFalse();
        assertThat(simulate(Map.of("netTotal", 9)).path("matches")).isEmpty();
    }

    @Test
    void whoMayOnlyLookChangesNothing() throws Exception {
        Api.Answer made = api.post(RULES, rule("Large", 1, condition("netTotal", "gt", 1)));
        String address = made.header("Location").orElseThrow();
        Api viewer = organization.user("approvals.view").signIn(TestServer.MAIN);
        Api nobody = organization.user("quotes.view").signIn(TestServer.MAIN);

        assertThat(viewer.get(RULES).status()).isEqualTo(200);
        assertThat(viewer.post(SIMULATE, Map.of("values", Map.of())).status()).isEqualTo(200);
        for (Api.Answer answer : List.of(
                viewer.post(RULES, rule("Other", 1, condition("netTotal", "gt", 1))),
                viewer.with("If-Match", "\"0-0\"").patch(address, Map.of("level", 2)),
                viewer.with("If-Match", "\"0-0\"").delete(address))) {
            assertThat(answer.problem()).isEqualTo("PERMISSION_DENIED");
            assertThat(answer.json().path("permission").asText()).isEqualTo("approvals.configure");
        }
        assertThat(nobody.get(RULES).problem()).isEqualTo("PERMISSION_DENIED");
        assertThat(nobody.post(SIMULATE, Map.of("values", Map.of())).problem()).isEqualTo("PERMISSION_DENIED");
    }

    @Test
    void aSimulationSaysWhatMatchesAndWhatNotAndWhy() {
        api.post(RULES, rule("Very large", 2, condition("netTotal", "gt", 25000)));
        api.post(RULES, rule("Large", 1, condition("netTotal", "gte", 5000)));
        api.post(RULES, rule("Thin", 1, condition("marginPercent", "lt", 20)));
        api.post(
                RULES,
                rule(
                        "Abroad",
                        4,
                        List.of(condition("currency", "not_in", List.of("NZD")), condition("netTotal", "gt", 1))));

        JsonNode answer = simulate(Map.of("netTotal", "31200.00", "currency", "NZD"));

        assertThat(names(answer.path("matches"))).containsExactly("Large", "Thin", "Very large");
        assertThat(answer.at("/matches/0/because/0").asText())
                .isEqualTo("Net total in base currency 31200.00 is at least 5000.");
        assertThat(answer.at("/matches/1/because/0").asText())
                .isEqualTo("Margin is not known, which counts as below 20 %.");
        assertThat(answer.path("levels").toString()).isEqualTo("[1,2]");
        assertThat(names(answer.path("unmatched"))).containsExactly("Abroad");
        assertThat(answer.at("/unmatched/0/because")).hasSize(1);
        assertThat(answer.at("/unmatched/0/because/0").asText()).isEqualTo("Currency NZD is one of NZD.");
        assertThat(simulate(Map.of("marginPercent", 20)).path("matches")).isEmpty();
        assertThat(simulate(Map.of("marginPercent", 20))
                        .at("/unmatched/0/because/0")
                        .asText())
                .isEqualTo("Net total in base currency is not given.");
    }

    @Test
    void aSimulationRefusesWhatIsNoValue() {
        Api.Answer answer = api.post(
                SIMULATE,
                Map.of(
                        "values",
                        Map.<String, Object>of("currency", "dollars", "type", "gift", "netTotal", "x", "quantity", 1)));

        assertThat(answer.problem()).as(answer.toString()).isEqualTo("VALIDATION_FAILED");
        assertThat(pointers(answer))
                .containsExactlyInAnyOrder("/values/currency", "/values/type", "/values/netTotal", "/values/quantity");
        assertThat(api.post(SIMULATE, Map.of("values", Map.of("customerId", Ids.next())))
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("REFERENCE_NOT_FOUND");
    }

    @Test
    void theNumberOfStatementsDoesNotDependOnTheNumberOfRules() throws Exception {
        assertThat(statementsOfList()).hasSize(LIST);
        IntStream.range(0, 12)
                .forEach(i -> api.post(
                        RULES,
                        rule(
                                "Rule " + i,
                                1,
                                List.of(condition("netTotal", "gt", i), condition("grandTotal", "gt", i)))));

        assertThat(statementsOfList()).hasSize(LIST);
        database.resetStatements();
        assertThat(simulate(Map.of("netTotal", 6)).path("matches")).isEmpty();
        assertThat(database.statements()).hasSize(LIST);
    }

    private List<String> statementsOfList() throws Exception {
        var unused = api.get(RULES);
        database.resetStatements();
        assertThat(api.get(RULES).status()).isEqualTo(200);
        return database.statements();
    }

    private JsonNode simulate(Map<String, Object> values) {
        Api.Answer answer = api.post(SIMULATE, Map.of("values", values));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private Api tagged(Api.Answer record) {
        return api.with("If-Match", record.header("ETag").orElseThrow());
    }

    private Map<String, Object> rule(String name, int level, Map<String, Object> condition) {
        return rule(name, level, List.of(condition));
    }

    private Map<String, Object> rule(String name, int level, List<Map<String, Object>> conditions) {
        return Map.<String, Object>of(
                "name",
                name,
                "level",
                level,
                "conditions",
                conditions,
                "approver",
                Map.<String, Object>of("kind", "role", "id", role));
    }

    private static Map<String, Object> condition(String field, String op, Object value) {
        return Map.<String, Object>of("field", field, "op", op, "value", value);
    }

    private static List<String> names(JsonNode answers) {
        return StreamSupport.stream(answers.spliterator(), false)
                .map(answer -> answer.path("name").asText())
                .toList();
    }

    private static List<String> pointers(Api.Answer answer) {
        return StreamSupport.stream(answer.json().path("errors").spliterator(), false)
                .map(error -> error.path("pointer").asText())
                .toList();
    }

    private List<String> stored(String column) throws Exception {
        return database.rows(
                "SELECT " + column + " FROM approval_rule_conditions WHERE organization_id = ?", organization.id());
    }

    private List<String> audited() throws Exception {
        return database.rows(
                "SELECT action FROM audit_logs WHERE organization_id = ? AND entity_type = 'ApprovalRule'"
                        + " ORDER BY sequence_number",
                organization.id());
    }
}
