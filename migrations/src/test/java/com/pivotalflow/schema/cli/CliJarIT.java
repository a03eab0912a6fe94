package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar as an operator starts it, without anything else on the class path. */
class CliJarIT {

    private static final Path JAR = Path.of(System.getProperty("pivotal.cli.jar"));

    @Test
    void itExplainsItself() throws Exception {
        assertThat(run(0, "--help")).contains("Usage: migrator", "validate", "catalog");
        assertThat(run(0, "drift", "--help")).contains("Usage: migrator drift", "--scratch", "Example:");
        assertThat(run(0, "--version")).startsWith("migrator ").doesNotContain("working copy");
        assertThat(run(2)).contains("Usage: migrator");
    }

    @Test
    void itStartsItsOwnDatabaseAndRunsItsOwnScripts() throws Exception {
        assertThat(run(0, "catalog", "--json", "--quiet"))
                .startsWith("{\"format\":\"pivotal-migrator/1\",\"command\":\"catalog\",\"exit\":0,\"state\":\"ok\"");
    }

    @Test
    void itCarriesLicencesAndNoSignatures() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("META-INF/LICENSE", "META-INF/services/java.sql.Driver", "db/catalog.json")
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"));
        }
    }

    private static String run(int exit, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exit);
        return said;
    }
}
