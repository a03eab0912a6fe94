package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The server found an empty database when it started, and the application brought it to its schema by itself. */
@OnRealServer
class EmptyDatabaseDeploymentIT {

    private final Database database = TestServer.MAIN.database();

    @Test
    void theHistoryHasOneRowForEachScript() throws Exception {
        assertThat(database.rows("SELECT script FROM flyway_schema_history WHERE success ORDER BY installed_rank"))
                .containsExactlyElementsOf(scripts());
        assertThat(database.number("SELECT count(*) FROM flyway_schema_history"))
                .isEqualTo(scripts().size());
    }

    @Test
    void healthIsUpOnceTheSchemaIsMigratedAndValidated() {
        Api.Answer health = TestServer.MAIN.management().get("/health");

        assertThat(health.status()).as(health.toString()).isEqualTo(200);
        assertThat(health.json().path("status").asText()).isEqualTo("UP");
        assertThat(health.json().path("checks"))
                .filteredOn(check -> check.path("name").asText().equals("deployments-status"))
                .first()
                .extracting(check -> check.path("data").path("pivotal.ear"))
                .extracting(JsonNode::asText)
                .isEqualTo("OK");
    }

    @Test
    void nothingIsRefused() {
        assertThat(TestServer.MAIN.refusal()).isEmpty();
    }

    private static List<String> scripts() throws Exception {
        Path folder = Build.module("migrations").resolve("src/main/resources/db/migration");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
