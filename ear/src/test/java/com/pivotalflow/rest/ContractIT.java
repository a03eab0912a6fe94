package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.DeployedRoutes;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tries the conventions on every route that the server has in its registry: a route that comes later is tried as well,
 * and fails here if it has a dialect of its own. Who may come at all is the matter of {@link EveryRouteIT}.
 */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MORE_THAN_ANY_LIMIT = 2 * 1024 * 1024 + 1;
    private static final String KEY = "Idempotency-Key";

    private Map<String, DescribedOperation> operations;
    private ExampleFirm firm;

    @BeforeAll
    void openAFirm() throws Exception {
        JsonNode document = TestServer.MAIN
                .api()
                .with("Accept", "application/json")
                .get("/api/openapi")
                .json();
        operations = DescribedOperation.allOf(document)
                .collect(Collectors.toMap(DescribedOperation::toString, Function.identity()));
        firm = ExampleFirm.open();
    }

    Stream<DescribedOperation> all() {
        return DeployedRoutes.of(TestServer.MAIN).stream().map(route -> {
            DescribedOperation operation = operations.get(route);
            assertThat(operation).as("%s is not in the description", route).isNotNull();
            return operation;
        });
    }

    Stream<DescribedOperation> withABody() {
        return all().filter(DescribedOperation::takesAnObject);
    }

    Stream<DescribedOperation> withAState() {
        return all().filter(DescribedOperation::needsState);
    }

    Stream<DescribedOperation> withAKey() {
        return all().filter(DescribedOperation::needsKey);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aParameterThatNobodyKnowsIsRefused(DescribedOperation operation) throws Exception {
        Api.Answer answer = operation.send(
                firm.api(operation.path()), firm.address(operation.path(), anId()) + "?nonsense=1", operation.body());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("UNKNOWN_PARAMETER");
    }

    @ParameterizedTest
    @MethodSource("withABody")
    void aMemberThatNobodyKnowsIsRefused(DescribedOperation operation) throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(operation.body());

        Api.Answer answer = send(operation, body.put("nonsense", 1).toString());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().path("errors")).anySatisfy(error -> {
            assertThat(error.path("pointer").asText()).isEqualTo("/nonsense");
            assertThat(error.path("code").asText()).isEqualTo("UNKNOWN_FIELD");
        });
    }

    @ParameterizedTest
    @MethodSource("withABody")
    void whatIsNoJsonIsRefused(DescribedOperation operation) throws Exception {
        for (String body : List.of("", "{", "[]", "{\"a\":1}{}", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "\u0000")) {
            Api.Answer answer = send(operation, body);

            assertThat(answer.status()).as("%s for %s", answer, body).isIn(400, 422);
            assertThat(answer.problem()).isIn("MALFORMED_JSON", "VALIDATION_FAILED");
        }
        assertThat(send(operation, "{").problem()).isEqualTo("MALFORMED_JSON");
    }

    @ParameterizedTest
    @MethodSource("withABody")
    void aBodyBeyondItsLimitIsRefused(DescribedOperation operation) throws Exception {
        Api.Answer answer = send(operation, " ".repeat(MORE_THAN_ANY_LIMIT));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @MethodSource("withAState")
    void whoDoesNotSayWhichStateTheySawChangesNothing(DescribedOperation operation) throws Exception {
        String address = firm.address(operation.path(), aQuote());
        String record = ExampleFirm.record(address);
        String before = firm.api().get(record).text();

        Api.Answer missing = operation.send(firm.api(), address, operation.body());
        Api.Answer stale = operation.send(firm.api().with("If-Match", "\"999-0\""), address, operation.body());
        Api.Answer any = operation.send(firm.api().with("If-Match", "*"), address, operation.body());

        assertThat(missing.status()).as(missing.toString()).isEqualTo(428);
        assertThat(missing.problem()).isEqualTo("IF_MATCH_REQUIRED");
        assertThat(stale.status()).as(stale.toString()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("ETAG_MISMATCH");
        assertThat(stale.json().path("currentETag").asText()).isEqualTo(firm.tag(address));
        assertThat(any.problem()).isEqualTo("IF_MATCH_INVALID");
        assertThat(firm.api().get(record).text()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("withAKey")
    void aKeyIsDemandedAndGivesOneAnswer(DescribedOperation operation) throws Exception {
        String quote = aQuote();
        String address = firm.address(operation.path(), quote) + ExampleFirm.query(operation);
        Api api = operation.needsState() ? firm.api().with("If-Match", firm.tag(address)) : firm.api();
        Api keyed = api.with(KEY, "contract-" + Ids.next());
        String body = firm.body(operation, quote, address);

        Api.Answer missing = operation.send(api.withoutKey(), address, body);
        Api.Answer first = operation.send(keyed, address, body);
        Api.Answer again = operation.send(keyed, address, body);
        Api.Answer reused = operation.send(keyed, address, otherwise(body));

        assertThat(missing.status()).as(missing.toString()).isEqualTo(400);
        assertThat(missing.problem()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(first.status()).as(first.toString()).isEqualTo(operation.status());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        // The address of a link is shown once, and kept nowhere.
        assertThat(again.text()).isEqualTo(first.text().replaceAll("\"url\":\"[^\"]*\"", "\"url\":null"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(reused.status()).as(reused.toString()).isEqualTo(422);
        assertThat(reused.problem()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    private Api.Answer send(DescribedOperation operation, String body) throws SQLException {
        return operation.send(firm.api(operation.path()), firm.address(operation.path(), anId()), body);
    }

    private String aQuote() throws SQLException {
        return Objects.requireNonNull(operations.get("POST /api/v1/quotes"))
                .send(firm, "")
                .json()
                .path("id")
                .asText();
    }

    /** What is tried before a record is looked for needs none. */
    private static String anId() {
        return Ids.next().toString();
    }

    /** The same body with other words in it. */
    private static String otherwise(String body) throws Exception {
        if (!(JSON.readTree(body) instanceof ObjectNode tree)) {
            return "[]";
        }
        for (String name : (Iterable<String>) tree::fieldNames) {
            JsonNode value = tree.path(name);
            if (value.isInt()) {
                return tree.put(name, value.asInt() + 1).toString();
            }
            if (name.equals("format")) {
                return tree.put(name, "json").toString();
            }
            if (value.asText().contains(" ") || name.equals("reference")) {
                return tree.put(name, value.asText() + " again").toString();
            }
        }
        return "{}";
    }
}
