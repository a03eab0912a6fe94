package com.pivotalflow.schema.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The product's scripts and entities describe the same schema, and a change of the scripts' side is found. What was found
 * stands in {@code ear/target/twin.txt} and {@code twin.json}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwinTest {

    private static final TwinExceptions EXCEPTIONS = TwinExceptions.read("/twin-exceptions.yaml");

    private TwinReport report = new TwinReport(List.of(), Map.of(), 0, List.of());
    private List<String> added = List.of();

    @BeforeAll
    void compare() throws SQLException, IOException {
        try (TwinDatabases databases = TwinDatabases.ofProduct()) {
            report = databases.compare(EXCEPTIONS);
            keep("twin.txt", report.text());
            keep("twin.json", report.json().toString());
            TwinReport altered = databases.compareAltered(
                    EXCEPTIONS, changes().map(SchemaChange::sql).toList());
            List<TwinFinding> found = new ArrayList<>(altered.findings());
            found.removeAll(report.findings());
            added = found.stream().map(TwinTest::line).toList();
        }
    }

    @Test
    void scriptsAndEntitiesDescribeTheSameSchema() {
        assertThat(EXCEPTIONS.unwanted(report))
                .as("In what scripts and entities differ. The scripts own the schema, so change the entity; or say"
                        + " why in ear/src/test/resources/twin-exceptions.yaml.")
                .extracting(TwinFinding::text)
                .isEmpty();
    }

    @Test
    void everyExceptionIsNeeded() {
        assertThat(EXCEPTIONS.unused(report)).isEmpty();
        assertThat(report.unusedReferences()).isEmpty();
    }

    @Test
    void entitiesAndWhatIsTheSchemasAloneWereSeen() {
        assertThat(report.tables()).isGreaterThanOrEqualTo(19);
        assertThat(report.alone())
                .containsKeys(
                        "checks",
                        "comments",
                        "defaults",
                        "exclusion constraints",
                        "grants",
                        "partial and expression indexes",
                        "policies");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeOfTheSchemaIsFound(SchemaChange change) {
        assertThat(added).containsAll(change.findings());
    }

    @Test
    void nothingElseIsFound() {
        assertThat(added)
                .containsExactlyInAnyOrderElementsOf(
                        changes().flatMap(change -> change.findings().stream()).toList());
    }

    static Stream<SchemaChange> changes() {
        return SchemaChange.all();
    }

    /** For people and for tools, whether the test passes or not. */
    private static void keep(String name, String text) throws IOException {
        Files.writeString(Build.module("ear").resolve("target").resolve(name), text + "\n");
    }

    private static String line(TwinFinding finding) {
        return finding.rule() + " " + finding.object();
    }
}
