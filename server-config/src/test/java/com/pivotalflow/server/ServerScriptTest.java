package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script around a server that does what the test wants. */
class ServerScriptTest {

    private static final long MOST_SECONDS = 60;

    @TempDir
    private Path home;

    @BeforeEach
    void copyScript() throws IOException {
        Files.createDirectories(home.resolve("standalone/deployments"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Path.of("src/main/content/bin/pivotal-server.sh"), home.resolve("bin/pivotal-server.sh"));
    }

    @Test
    void aServerWhoseApplicationIsRefusedEndsWhereItIsRestarted() throws Exception {
        server("touch \"$marker\"; trap 'exit 0' TERM; while :; do sleep 0.1; done");

        Process script = start(Map.of("PIVOTAL_END_IF_REFUSED", "true"));

        assertThat(script.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(new String(script.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("the application was refused");
        assertThat(script.exitValue()).isEqualTo(1);
    }

    @Test
    void elsewhereItStaysAndItsOwnExitCodeIsTold() throws Exception {
        server("touch \"$marker\"; sleep 3; exit 7");

        Process script = start(Map.of());

        assertThat(script.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(script.exitValue()).isEqualTo(7);
    }

    @Test
    void whatWasRefusedBeforeDoesNotCount() throws Exception {
        Files.createFile(home.resolve("standalone/deployments/pivotal.ear.failed"));
        server("sleep 3; exit 0");

        Process script = start(Map.of("PIVOTAL_END_IF_REFUSED", "true"));

        assertThat(script.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(script.exitValue()).isZero();
    }

    private void server(String does) throws IOException {
        Files.writeString(
                home.resolve("bin/standalone.sh"),
                "marker=" + home.resolve("standalone/deployments/pivotal.ear.failed") + "\n" + does + "\n");
    }

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", home.resolve("bin/pivotal-server.sh").toString());
        builder.environment().put("PIVOTAL_DB_APP_PASSWORD", "trusted");
        builder.environment().put("PIVOTAL_DB_OWNER_PASSWORD", "trusted");
        builder.environment().putAll(environment);
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
