package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchSettingsTest {

    @Test
    void onlyServerAndApplicationMustBeNamed() {
        LaunchSettings settings = LaunchSettings.from(required());

        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.managementPort()).isEqualTo(9990);
        assertThat(settings.databasePort()).isEqualTo(5433);
        assertThat(settings.bindAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.dataDirectory())
                .isEqualTo(Path.of(".data").toAbsolutePath().normalize());
        assertThat(settings.stopWithParent()).isFalse();
        assertThat(settings.serverOptions()).containsExactly("-Xms128m", "-Xmx768m");
    }

    @ParameterizedTest
    @CsvSource({"8081, 9991", "80, 1990", "65000, 63090", "63625, 65535"})
    void managementPortKeepsItsDistanceFromTheHttpPort(String http, int management) {
        Properties properties = required();
        properties.setProperty("pivotal.http.port", http);

        assertThat(LaunchSettings.from(properties).managementPort()).isEqualTo(management);
    }

    @Test
    void managementPortCanBeChosen() {
        Properties properties = required();
        properties.setProperty("pivotal.http.port", "8081");
        properties.setProperty("pivotal.management.port", "12345");

        assertThat(LaunchSettings.from(properties).managementPort()).isEqualTo(12345);
    }

    @Test
    void blankPropertyCountsAsNotGiven() {
        Properties properties = required();
        properties.setProperty("pivotal.management.port", " ");
        properties.setProperty("pivotal.data.dir", "");

        assertThat(LaunchSettings.from(properties)).isEqualTo(LaunchSettings.from(required()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pivotal.server.home", "pivotal.ear"})
    void missingPropertyIsNamed(String name) {
        Properties properties = required();
        properties.remove(name);

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> LaunchSettings.from(properties))
                .withMessageContaining("-D" + name)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "99999999999", "http", "80 80"})
    void portOutOfRangeIsRefusedWithItsNameAndValue(String value) {
        Properties properties = required();
        properties.setProperty("pivotal.db.port", value);

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> LaunchSettings.from(properties))
                .withMessageContaining("-Dpivotal.db.port=" + value)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    private static Properties required() {
        Properties properties = new Properties();
        properties.setProperty("pivotal.server.home", "/opt/server");
        properties.setProperty("pivotal.ear", "/opt/pivotal.ear");
        return properties;
    }
}
