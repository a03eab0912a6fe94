package com.pivotalflow.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Rule;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyPlanTest {

    private final Workshop workshop = new Workshop();
    private ScratchDatabase database;

    @BeforeAll
    void makeOneDatabase() throws Exception {
        database = workshop.clone("plans");
    }

    @AfterAll
    void stop() {
        workshop.close();
    }

    @Test
    void findingsThatCostNoRowAndNoValueNeedNoCopy() {
        assertThat(CopyPlan.of(losses(Rule.C01, "public.heap")).isEmpty()).isTrue();
        assertThat(CopyPlan.of(losses(Rule.G01, "ck_x on public.heap")).isEmpty())
                .isTrue();
        assertThat(CopyPlan.of(losses(Rule.D07, "public.heap")).isEmpty()).isFalse();
    }

    @Test
    void aColumnIsSavedWithItsKeyAndTwoOfATableTogether() throws Exception {
        assertThat(columns(Rule.D02, "public.people.rating", "public.people.note"))
                .containsExactly("public.people (organization_id, id, rating, note)");
        assertThat(columns(Rule.C02, "public.specimens.document")).containsExactly("public.specimens (id, document)");
    }

    @Test
    void aTableIsSavedWholeThoughAColumnIsNamedToo() throws Exception {
        CopyPlan plan = CopyPlan.of(Stream.concat(
                        losses(Rule.D02, "public.teams.lead_id").stream(), losses(Rule.D07, "public.teams").stream())
                .toList());

        assertThat(columns(plan)).containsExactly("public.teams (organization_id, id, lead_id)");
        assertThat(columns(Rule.C02, "public.teams")).containsExactly("public.teams (organization_id, id, lead_id)");
    }

    @Test
    void rowsWithoutAKeyAreSavedWhole() throws Exception {
        assertThat(columns(Rule.D02, "public.heap.b")).containsExactly("public.heap (a, b)");
    }

    @Test
    void namesThatNeedQuotesAreUnderstood() throws Exception {
        assertThat(columns(Rule.D02, "public.\"Odd \"\"Names\"\"\".\"val,ue\""))
                .containsExactly("public.\"Odd \"\"Names\"\"\" (\"Key; one\", \"val,ue\")");
        assertThat(new CopyPlan.Loss(Rule.D02, "public.\"a.b\".c").path()).containsExactly("public", "a.b", "c");
        assertThat(new CopyPlan.Loss(Rule.D11, "ck_x on public.heap").path()).isEmpty();
    }

    @Test
    void aSchemaStandsForItsTablesAndATypeForItsColumns() throws Exception {
        assertThat(columns(Rule.D04, "public.mood")).containsExactly("public.specimens (id, mood)");
        assertThat(columns(Rule.D04, "public")).hasSize(10).contains("public.heap (a, b)");
        assertThat(columns(Rule.D04, "btree_gist")).isEmpty();
    }

    private List<String> columns(Rule rule, String... objects) throws SQLException {
        return columns(CopyPlan.of(losses(rule, objects)));
    }

    private List<String> columns(CopyPlan plan) throws SQLException {
        try (TenantReader reader = TenantReader.begin(Workshop.asOwner(database))) {
            return new Shapes(reader.connection())
                    .of(plan).stream()
                            .map(shape -> shape.name() + " (" + shape.columnNames() + ")")
                            .toList();
        }
    }

    private static List<CopyPlan.Loss> losses(Rule rule, String... objects) {
        return Stream.of(objects).map(object -> new CopyPlan.Loss(rule, object)).toList();
    }
}
