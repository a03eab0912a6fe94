package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerBaseTest {

    @TempDir
    Path directory;

    @BeforeEach
    void makeServerAndApplication() throws IOException {
        Path configuration = Files.createDirectories(directory.resolve("home/standalone/configuration"));
        Files.createDirectories(directory.resolve("home/standalone/deployments"));
        Files.writeString(configuration.resolve("standalone.xml"), "<named-formatter name=\"JSON\"/>");
        Files.writeString(configuration.resolve("logging.properties"), "handler.CONSOLE.formatter=JSON\n");
        Files.writeString(directory.resolve("pivotal.ear"), "the application");
    }

    @Test
    void holdsTheApplicationAndNothingOfAnEarlierRun() throws IOException {
        ServerBase base = create(true);
        Files.writeString(directory.resolve("base/deployments/pivotal.ear.failed"), "reason");

        create(true);

        assertThat(directory.resolve("base/deployments/pivotal.ear")).hasContent("the application");
        assertThat(base.refusal()).isEmpty();
        assertThat(base.isDeployed()).isFalse();
    }

    @Test
    void logIsForPeopleOnlyIfAskedFor() throws IOException {
        create(true);
        assertThat(configuration("standalone.xml")).contains("PATTERN").doesNotContain("JSON");
        assertThat(configuration("logging.properties")).contains("PATTERN").doesNotContain("JSON");

        create(false);
        assertThat(configuration("standalone.xml")).contains("JSON");
        assertThat(configuration("logging.properties")).contains("JSON");
    }

    private ServerBase create(boolean humanLog) throws IOException {
        Path ear = directory.resolve("pivotal.ear");
        ServerBase base = ServerBase.in(directory.resolve("base"), ear);
        base.create(directory.resolve("home"), ear, humanLog);
        return base;
    }

    private String configuration(String file) throws IOException {
        return Files.readString(directory.resolve("base/configuration").resolve(file));
    }
}
