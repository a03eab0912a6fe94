package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose files against the schema of the specification and against what the code needs; no engine runs here. */
class ComposeFilesTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path FOLDER = PROJECT.resolve("server-config/src/main/container");

    private static final Set<String> ONE_SHOTS = Set.of("roles", "migrator", "restore");

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void theSchemaOfTheSpecificationAdmitsIt(String name) throws IOException {
        assertThat(schema().validate(file(name).content())).isEmpty();
    }

    @Test
    void theSchemaWouldRefuseAnUnknownCondition() throws IOException {
        ComposeFile file = file("production");
        ObjectNode dependency = (ObjectNode) file.content().at("/services/server/depends_on/migrator");
        dependency.put("condition", "service_completed");

        assertThat(schema().validate(file.content())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void noServiceHasRightsThatItDoesNotNeed(String name) throws IOException {
        file(name).services().forEach((service, definition) -> {
            assertThat(definition.path("read_only").asBoolean()).as(service).isTrue();
            assertThat(definition.path("user").asText()).as(service).matches("[1-9]\\d*:[1-9]\\d*");
            assertThat(ComposeFile.texts(definition.path("cap_drop")))
                    .as(service)
                    .containsExactly("ALL");
            assertThat(ComposeFile.texts(definition.path("security_opt")))
                    .as(service)
                    .containsExactly("no-new-privileges:true");
            assertThat(definition.has("privileged") || definition.has("cap_add") || definition.has("network_mode"))
                    .as(service)
                    .isFalse();
            assertThat(definition.path("image").asText()).as(service).matches(".+:\\d.*");
            assertThat(ComposeFile.texts(definition.path("ports")))
                    .as(service)
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void whatLivesOnTellsHowItIs(String name) throws IOException {
        file(name).services().forEach((service, definition) -> {
            boolean probed = definition.at("/healthcheck/test").isArray();
            assertThat(probed).as(service).isEqualTo(!ONE_SHOTS.contains(service));
            assertThat(definition.path("restart").asText("unless-stopped"))
                    .as(service)
                    .isEqualTo(ONE_SHOTS.contains(service) ? "no" : "unless-stopped");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void secretsComeFromFilesAndGoToWhoUsesThem(String name, @TempDir Path temporary) throws Exception {
        ComposeFile file = file(name);
        Set<String> made = madeSecrets(temporary.resolve("secrets"));
        Set<String> used = new TreeSet<>();
        for (String service : file.services().keySet()) {
            assertThat(file.secretsInUse(service)).as(service).isEqualTo(file.secrets(service));
            used.addAll(file.secrets(service));
            file.environment(service)
                    .forEach((variable, value) -> assertThat(value)
                            .as(service + " " + variable)
                            .matches(text -> !variable.matches(".*(PASSWORD|SECRET|KEY|TOKEN).*")
                                    || variable.endsWith("_FILE") && text.startsWith("/run/secrets/")));
        }
        Set<String> defined = new TreeSet<>();
        for (Map.Entry<String, JsonNode> secret : file.content().path("secrets").properties()) {
            defined.add(secret.getKey());
            assertThat(file.beside(secret.getValue().path("file").asText()))
                    .isEqualTo(PROJECT.resolve("server-config/secrets").resolve(secret.getKey()));
        }
        assertThat(used).isEqualTo(defined);
        assertThat(made).containsAll(defined);
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void everyVariableIsKnownToTheCodeAndExplained(String name) throws IOException {
        ComposeFile file = file(name);
        Set<String> known = variablesOfTheCode();
        String explained = Files.readString(PROJECT.resolve("server-config/README.md"))
                + Files.readString(PROJECT.resolve("migrations/README.md"));
        for (String service : file.services().keySet()) {
            for (String variable : file.environment(service).keySet()) {
                if (variable.startsWith("PIVOTAL_")) {
                    assertThat(known).as(service).contains(variable);
                    assertThat(explained).as(service).contains(variable);
                } else {
                    assertThat(variable).as(service).matches("(POSTGRES|PG|OTEL)_?[A-Z_]+");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void everyPathOfTheProjectIsThere(String name) throws IOException {
        ComposeFile file = file(name);
        Set<String> volumes = new TreeSet<>();
        file.content().path("volumes").properties().forEach(volume -> volumes.add(volume.getKey()));
        Set<String> mounted = new TreeSet<>();
        for (JsonNode definition : file.services().values()) {
            for (String volume : ComposeFile.texts(definition.path("volumes"))) {
                String source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith(".")) {
                    assertThat(file.beside(source)).exists();
                    assertThat(volume).endsWith(":ro");
                } else {
                    mounted.add(source);
                }
            }
            JsonNode build = definition.path("build");
            if (build.isObject()) {
                Path context = file.beside(build.path("context").asText());
                assertThat(context).isEqualTo(PROJECT);
                Path recipe = context.resolve(build.path("dockerfile").asText());
                String stage = build.path("target").asText("");
                assertThat(recipe).content().contains(stage.isEmpty() ? "FROM " : " AS " + stage + "\n");
            }
        }
        assertThat(mounted).isEqualTo(volumes);
    }

    @Test
    void productionStartsInOrderAndTheServerKnowsNoOwner() throws IOException {
        ComposeFile file = file("production");

        assertThat(condition(file, "roles", "database")).isEqualTo("service_healthy");
        assertThat(condition(file, "migrator", "roles")).isEqualTo("service_completed_successfully");
        assertThat(condition(file, "server", "migrator")).isEqualTo("service_completed_successfully");
        assertThat(condition(file, "backup", "migrator")).isEqualTo("service_completed_successfully");
        assertThat(file.environment("server")).containsEntry("PIVOTAL_SCHEMA_AT_START", "verify");
        assertThat(file.secrets("server")).containsExactlyInAnyOrder("app_password", "key_encryption_key");
        assertThat(file.environment("server").keySet()).noneMatch(variable -> variable.contains("OWNER"));
        assertThat(file.content().at("/services/database/ports").isMissingNode())
                .isTrue();
        assertThat(ComposeFile.texts(file.content().at("/services/scratch/networks")))
                .doesNotContain("database", "public");
    }

    @Test
    void developmentIsADatabaseOnPort5433() throws IOException {
        ComposeFile file = file("development");

        assertThat(ComposeFile.texts(file.content().at("/services/database/ports")))
                .containsExactly("127.0.0.1:5433:5432");
        assertThat(file.environment("database"))
                .containsEntry("POSTGRES_DB", "pivotal")
                .containsEntry("POSTGRES_USER", "pivotal");
        assertThat(condition(file, "roles", "database")).isEqualTo("service_healthy");
    }

    private static String condition(ComposeFile file, String service, String before) {
        return file.content()
                .at("/services/" + service + "/depends_on/" + before + "/condition")
                .asText();
    }

    private static ComposeFile file(String name) throws IOException {
        return ComposeFile.read(FOLDER.resolve("compose." + name + ".yaml"));
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream stream = ComposeFilesTest.class.getResourceAsStream("/compose/compose-spec.json")) {
            ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(stream));
            // Its name is no address, as this reader wants one; nothing refers to it.
            schema.remove("$id");
            return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
        }
    }

    private static Set<String> madeSecrets(Path folder) throws Exception {
        Process process = new ProcessBuilder(FOLDER.resolve("make-secrets.sh").toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).hasSizeGreaterThanOrEqualTo(43);
                names.add(file.getFileName().toString());
            }
        }
        return names;
    }

    /** Every variable that a script, the server's settings or a property of the application may be set by. */
    private static Set<String> variablesOfTheCode() throws IOException {
        Set<String> known = new TreeSet<>();
        Pattern variable = Pattern.compile("PIVOTAL_[A-Z_]*[A-Z]");
        Pattern property = Pattern.compile("\"(pivotal\\.[a-z.-]+)\"");
        for (Path file : sources()) {
            String text = Files.readString(file);
            for (Matcher found = variable.matcher(text); found.find(); ) {
                known.add(found.group());
                // What may be handed over as a file is named without that in Java.
                known.add(found.group() + "_FILE");
            }
            for (Matcher found = property.matcher(text); found.find(); ) {
                known.add(found.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            }
        }
        return known;
    }

    private static List<Path> sources() {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("server-config", "migrations", "ejb", "web")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main"))) {
                files.filter(file -> file.toString().matches(".*(\\.java|\\.cli|\\.sh|/migrator)"))
                        .forEach(sources::add);
            } catch (IOException e) {
                throw new UncheckedIOException(module, e);
            }
        }
        return sources;
    }
}
