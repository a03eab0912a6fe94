package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, LINUX_AMD64",
        "Linux, aarch64, LINUX_ARM64",
        "Mac OS X, x86_64, MAC_AMD64",
        "Mac OS X, aarch64, MAC_ARM64"
    })
    void isKnownByTheNamesThatJavaUses(String system, String processor, Platform expected) {
        assertThat(Platform.of(machine(system, processor))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, riscv64"})
    void withoutBinariesIsRefused(String system, String processor) {
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> Platform.of(machine(system, processor)))
                .withMessageContaining("PostgreSQL");
    }

    @Test
    void hasItsBinariesOnTheClassPath() {
        for (Platform platform : Platform.values()) {
            assertThat(getClass().getResource("/" + platform.archive())).isNotNull();
        }
    }

    private static Properties machine(String system, String processor) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("os.arch", processor);
        return properties;
    }
}
