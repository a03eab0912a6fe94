package com.pivotalflow.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MetadataAuditMemoryTest {

    private static final int ROWS = 100_000;

    /** Less than half of what the findings of all rows take. */
    private static final String HEAP = "-Xmx24m";

    /** Each row has one violation, and its path some 300 bytes. */
    private static final String FILL = """
            INSERT INTO remarks
            SELECT n, jsonb_build_object(repeat('a long label ', 20), jsonb_build_object('Unit-Price', n))
            FROM generate_series(1, %d) AS n
            """;

    @Test
    void moreFindingsThanMemoryHoldsAreAllTold() throws Exception {
        try (Scratch server = Scratch.embedded(Workshop.ROLE_NAMES);
                ScratchDatabase database = server.create("remarks")) {
            ProductSchema.apply(database.owner(), 1);
            Workshop.execute(database.owner(), "CREATE TABLE remarks (id bigint PRIMARY KEY, labels jsonb NOT NULL)");
            Workshop.execute(database.owner(), String.format(FILL, ROWS));

            assertThat(audit(database)).isEqualTo(ROWS + " violations, longest path 277");
        }
    }

    private static String audit(ScratchDatabase database) throws IOException, InterruptedException, SQLException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AuditProcess.class.getName(),
                        url(database),
                        Workshop.ROLE_NAMES.owner())
                .redirectErrorStream(true)
                .start();
        try (InputStream output = process.getInputStream()) {
            String told = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return told.strip();
        }
    }

    private static String url(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            return connection.getMetaData().getURL();
        }
    }
}
