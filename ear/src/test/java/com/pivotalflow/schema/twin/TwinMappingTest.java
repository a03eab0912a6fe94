package com.pivotalflow.schema.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.pivotalflow.testing.Resource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a mapping can get wrong is found, on entities that only this test has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwinMappingTest {

    private static final TwinExceptions STATED = TwinExceptions.parse("""
            references:
              - table: public.frozen
                attributes: [maker]
              - table: public.tagged
                attributes: [stray]
            """);

    private TwinReport report = new TwinReport(List.of(), Map.of(), 0, List.of());

    @BeforeAll
    void compare() throws Exception {
        try (TwinDatabases databases = TwinDatabases.of(
                Objects.requireNonNull(getClass().getResource("/twin/META-INF/persistence.xml")),
                "examples",
                Resource.read("twin/examples.sql"))) {
            report = databases.compare(STATED);
        }
    }

    @Test
    void aSoundEntityIsClean() {
        assertThat(foundOn("sound")).isEmpty();
        assertThat(foundOn("numbered")).isEmpty();
    }

    @Test
    void aTableThatNoScriptMakesIsFound() {
        assertThat(foundOn("lost")).containsExactly("missing-table table public.lost");
    }

    @Test
    void idsThatTheDatabaseShouldGiveAreFound() {
        assertThat(foundOn("unnumbered")).containsExactly("generated column public.unnumbered.id");
        assertThat(foundOn("sequenced_seq")).containsExactly("missing-object sequence public.sequenced_seq");
    }

    @Test
    void computedColumnsThatDifferOrAreWrittenAreFound() {
        assertThat(foundOn("computing"))
                .containsExactlyInAnyOrder(
                        "generated column public.computing.other",
                        "generated column public.computing.plain",
                        "generated column public.computing.written",
                        "written-generated column public.computing.written");
    }

    @Test
    void countersOfChangesAreFoundWhicheverSideLacksThem() {
        assertThat(foundOn("uncounted")).containsExactly("version column public.uncounted.version");
        assertThat(foundOn("miscounted")).containsExactly("version column public.miscounted.revision");
    }

    @Test
    void closedSetsAndLengthsThatDifferAreFound() {
        assertThat(foundOn("valued"))
                .containsExactlyInAnyOrder(
                        "type column public.valued.ordinal",
                        "check constraint valued_ordinal_check on public.valued",
                        "closed-set column public.valued.unlisted",
                        "closed-set column public.valued.converted",
                        "length column public.valued.long_text",
                        "length column public.valued.short_text");
    }

    @Test
    void whatAnEntityStatesAndNoScriptDoesIsFound() {
        assertThat(foundOn("stating"))
                .containsExactlyInAnyOrder(
                        "default column public.stating.preset",
                        "check constraint stating_checked_check on public.stating",
                        "unique-key constraint stating_single_key on public.stating",
                        "index index ix_stating_indexed on public.stating");
    }

    @Test
    void associationsWithoutKeyOrWithAnotherActionAreFound() {
        assertThat(report.findings())
                .filteredOn(finding -> finding.object().toString().endsWith(" on public.owned"))
                .extracting(TwinFinding::rule, TwinFinding::schema)
                .containsExactlyInAnyOrder(
                        tuple(TwinRule.FOREIGN_KEY, "nothing"), tuple(TwinRule.DELETE_ACTION, "CASCADE"));
    }

    @Test
    void plainIdsOfAnotherOrOfNoKnownTableAreFound() {
        assertThat(foundOn("borrowed"))
                .containsExactlyInAnyOrder(
                        "reference constraint borrowed_keeper_fkey on public.borrowed",
                        "reference constraint borrowed_old_tagged_id_fkey on public.borrowed",
                        "reference column public.borrowed.frozen_id");
        assertThat(report.unusedReferences()).containsExactly("stray");
    }

    @Test
    void rightsThatTheMappingNeedsAreFound() {
        assertThat(foundOn("tags")).containsExactly("grant table public.tags");
        assertThat(foundOn("thawed")).containsExactly("grant table public.thawed");
        assertThat(foundOn("frozen"))
                .as("a right on the one column that changes")
                .isEmpty();
    }

    @Test
    void everyTableOfTheExamplesWasCompared() {
        assertThat(report.tables()).isEqualTo(16);
    }

    private List<String> foundOn(String table) {
        return report.findings().stream()
                .map(finding -> finding.rule() + " " + finding.object())
                .filter(line -> line.matches(".*\\bpublic\\." + table + "(?:\\..*)?"))
                .toList();
    }
}
