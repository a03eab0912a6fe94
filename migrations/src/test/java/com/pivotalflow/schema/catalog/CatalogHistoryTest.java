package com.pivotalflow.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pivotalflow.schema.TestPostgres;
import java.io.ByteArrayInputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The committed file against the scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogHistoryTest {

    private static final System.Logger LOG = System.getLogger(CatalogHistoryTest.class.getName());
    private static final String DATABASE = "steps";

    private final TestPostgres postgres = TestPostgres.start();
    private String made = "";

    @BeforeAll
    void applyEveryScript() throws Exception {
        postgres.createDatabase(DATABASE);
        made = ScriptSteps.apply(postgres, DATABASE).toText();
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void theFileSaysWhatTheScriptsMakeVersionByVersion() throws Exception {
        assertThat(Files.readString(ScriptSteps.FILE).lines().toList())
                .as("db/catalog.json is not what the scripts make; write it by migrator catalog --write")
                .isEqualTo(made.lines().toList());
    }

    @Test
    void eachVersionHasACatalogOfItsOwn() {
        CatalogHistory history = read(made);

        List<String> fingerprints = IntStream.rangeClosed(0, history.head())
                .mapToObj(version -> history.at(version).fingerprint())
                .toList();

        assertThat(fingerprints).doesNotHaveDuplicates().allMatch(print -> print.matches("[0-9a-f]{64}"));
        assertThat(history.at(0).size()).isLessThan(5);
        assertThat(history.at(1)).isNotEqualTo(history.at(2));
    }

    @Test
    void everyRoleReadsTheSame() throws Exception {
        Catalog asOwner = readAs(TestPostgres.OWNER);

        assertThat(readAs(TestPostgres.APPLICATION)).isEqualTo(asOwner);
        assertThat(readAs(TestPostgres.SUPERUSER)).isEqualTo(asOwner);
        assertThat(asOwner).isEqualTo(read(made).at(read(made).head()));
    }

    @Test
    void aReadingLeavesTheConnectionAsItWas() throws Exception {
        try (Connection connection =
                postgres.as(TestPostgres.APPLICATION, DATABASE).getConnection()) {
            String path = setting(connection);

            new CatalogReader(ScriptSteps.ROLES).read(connection);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(setting(connection)).isEqualTo(path);
        }
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        assertThat(read(made).toText()).isEqualTo(made);
    }

    @Test
    void aVersionTheFileDoesNotKnowIsRefused() {
        CatalogHistory history = read(made);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.at(history.head() + 1))
                .withMessageContaining("ends at version " + history.head());
    }

    @Test
    void aFileThatIsNotInItsFormIsRefusedInWords() {
        String conflict = made.replaceFirst("\n", "\n<<<<<<< HEAD\n");

        for (String text : List.of(conflict, "", "{}", "[]", made.replaceFirst("pivotal-catalog/1", "other/1"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(text))
                    .withMessageContaining(CatalogHistory.RESOURCE);
        }
    }

    private Catalog readAs(String role) throws SQLException {
        try (Connection connection = postgres.as(role, DATABASE).getConnection()) {
            CatalogReader reader = new CatalogReader(ScriptSteps.ROLES);
            reader.read(connection);
            long begun = System.nanoTime();
            Catalog catalog = reader.read(connection);
            LOG.log(
                    Level.INFO,
                    "{0} reads {1} in {2} ms",
                    role,
                    catalog,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            return catalog;
        }
    }

    private static CatalogHistory read(String text) {
        return CatalogHistory.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String setting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW search_path")) {
            row.next();
            return row.getString(1);
        }
    }
}
