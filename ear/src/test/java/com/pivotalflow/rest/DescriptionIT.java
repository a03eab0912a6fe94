package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.DeployedRoutes;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIVersion;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description at {@code /api/openapi} is what is deployed, and what it promises is what is answered. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionIT {

    private static final String ADDRESS = "/api/openapi";
    private static final String BASE = "app://description";
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonNode document;

    @BeforeAll
    void read() {
        Api.Answer answer =
                TestServer.MAIN.api().with("Accept", "application/json").get(ADDRESS);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        document = answer.json();
    }

    @Test
    void itKeepsTheRulesOfOpenApi31() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            SchemaRepository rules = OpenAPIVersion.V3_1
                    .getRepository(vertx, BASE)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
            OutputUnit found = OpenAPIVersion.V3_1
                    .validateContract(vertx, rules, new JsonObject(document.toString()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);

            assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
            assertThat(found.getValid()).as(String.valueOf(found.getErrors())).isTrue();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void itHasExactlyTheRoutesThatTheServerHas() {
        assertThat(operations().map(DescribedOperation::toString))
                .containsExactlyInAnyOrderElementsOf(DeployedRoutes.of(TestServer.MAIN));
    }

    /** Good only with what a server gave out before and no document can hold; SessionIT and PasswordIT send them. */
    private static final Set<String> WITH_A_SECRET = Set.of(
            "POST /api/v1/auth/refresh",
            "POST /api/v1/auth/logout",
            "POST /api/v1/auth/password",
            "POST /api/v1/auth/password-resets/{token}",
            "POST /api/v1/auth/invitations/{token}",
            "DELETE /api/v1/auth/sessions/{id}");

    @Test
    void everyOperationHasPermissionExampleAndProblems() {
        assertThat(operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.tree().path("summary").asText()).as("summary").isNotBlank();
            assertThat(operation.tree().path("x-permission")).as("permission").isNotEmpty();
            assertThat(operation.tree().path("x-problems")).as("problems").isNotEmpty();
            operation
                    .answer()
                    .ifPresent(media -> assertThat(media.has("example"))
                            .as("example of the answer")
                            .isTrue());
            operation
                    .request()
                    .ifPresent(media -> assertThat(media.has("example"))
                            .as("example of the request")
                            .isTrue());
        });
    }

    @Test
    void everyExampleIsWhatTheSchemaAllows() {
        assertThat(operations()
                        .flatMap(operation -> Stream.of(operation.answer(), operation.request()))
                        .flatMap(Optional::stream))
                .isNotEmpty()
                .allSatisfy(media -> conforms(media.path("example"), media.path("schema")));
    }

    @Test
    void everyRequestThatIsAnExampleIsAcceptedAndEveryAnswerIsAsDescribed() throws Exception {
        ExampleFirm firm = ExampleFirm.open();
        DescribedOperation create = operations()
                .filter(operation -> operation.toString().equals("POST /api/v1/quotes"))
                .findFirst()
                .orElseThrow();
        assertThat(operations().filter(operation -> !WITH_A_SECRET.contains(operation.toString())))
                .allSatisfy(operation -> {
                    // One of its own for each: one of them deletes it.
                    String quote = create.send(firm, "").json().path("id").asText();
                    Api.Answer answer = operation.send(firm, quote);
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(operation.status());
                    operation.answer().ifPresent(media -> {
                        conforms(answer.json(), media.path("schema"));
                        hasMembersOf(media.path("example"), answer.json());
                    });
                });
    }

    @Test
    void yamlForThosePreferringItSaysTheSame() {
        Api.Answer yaml =
                TestServer.MAIN.api().with("Accept", "application/yaml").get(ADDRESS);

        assertThat(yaml.header("Content-Type")).contains("application/yaml;charset=UTF-8");
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml.text());
        assertThat(JSON.<JsonNode>valueToTree(tree)).isEqualTo(document);
        assertThat(TestServer.MAIN.api().get(ADDRESS).text()).isEqualTo(yaml.text());
    }

    @Test
    void itIsForOurOwnPagesOnly() {
        Api.Answer answer = TestServer.MAIN.api().get(ADDRESS);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(TestServer.MAIN.api().get("/openapi").status()).isEqualTo(404);
    }

    private static void hasMembersOf(JsonNode example, JsonNode answer) {
        example.properties().forEach(member -> {
            assertThat(answer.has(member.getKey()))
                    .as(member.getKey() + " in " + answer)
                    .isTrue();
            hasMembersOf(member.getValue(), answer.get(member.getKey()));
        });
        if (example.isArray() && example.has(0) && answer.has(0)) {
            hasMembersOf(example.get(0), answer.get(0));
        }
    }

    private void conforms(JsonNode value, JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        Validator validator = Validator.create(
                JsonSchema.of(new JsonObject(whole.toString())),
                new JsonSchemaOptions()
                        .setBaseUri(BASE)
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic));
        OutputUnit found = validator.validate(Json.decodeValue(value.toString()));
        assertThat(found.getValid()).as(found.getErrors() + " in " + value).isTrue();
    }

    private Stream<DescribedOperation> operations() {
        return DescribedOperation.allOf(document);
    }
}
