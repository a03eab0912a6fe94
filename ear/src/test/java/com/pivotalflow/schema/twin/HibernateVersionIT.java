package com.pivotalflow.schema.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Version;
import org.junit.jupiter.api.Test;

/** The twin is made by the Hibernate that the server runs: another version may make other tables. */
class HibernateVersionIT {

    private static final String SERVER_MODULE =
            "target/server/modules/system/layers/base/org/hibernate/main/hibernate-core-";

    @Test
    void theTwinIsMadeByTheServersHibernate() throws IOException {
        Path jar = Build.module("server-config").resolve(SERVER_MODULE + Version.getVersionString() + ".jar");

        try (Stream<Path> files = Files.list(jar.getParent())) {
            List<String> cores = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith("hibernate-core-"))
                    .toList();

            assertThat(cores).containsExactly(jar.getFileName().toString());
        }
    }
}
