package com.pivotalflow.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Rule;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveCountsTest {

    private static final CopyPlan PLAN = CopyPlan.of(List.of(
            new CopyPlan.Loss(Rule.D02, "public.people.rating"),
            new CopyPlan.Loss(Rule.D07, "public.teams"),
            new CopyPlan.Loss(Rule.D01, "public.heap"),
            new CopyPlan.Loss(Rule.D02, "public.made_by_an_earlier_script.column")));

    private final Workshop workshop = new Workshop();
    private ScratchDatabase database;

    @BeforeAll
    void makeOneDatabase() throws Exception {
        database = workshop.clone("counts");
    }

    @AfterAll
    void stop() {
        workshop.close();
    }

    @Test
    void saysHowManyValuesRowsAndOrganizationsWouldBeHit() {
        List<LiveCount> counts = LiveCounts.of(Workshop.asBackup(database), PLAN, LiveCounts.LONGEST);

        assertThat(counts)
                .extracting(count -> count.title() + ": " + count.amount())
                .containsExactly(
                        "column public.people.rating: 12 values in 18 rows of 2 organizations",
                        "table public.teams: 2 rows of 2 organizations",
                        "table public.heap: 6 rows");
    }

    @Test
    void theOwnerCountsTheSame() {
        assertThat(LiveCounts.of(Workshop.asOwner(database), PLAN, LiveCounts.LONGEST))
                .isEqualTo(LiveCounts.of(Workshop.asBackup(database), PLAN, LiveCounts.LONGEST));
    }

    @Test
    void whatCannotBeCountedInTimeIsEstimatedFromStatistics() throws Exception {
        // Whoever holds the table makes counting take as long as he likes.
        try (Connection holder = database.superuser().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE people IN ACCESS EXCLUSIVE MODE");

            assertThat(LiveCounts.of(Workshop.asBackup(database), PLAN, Duration.ofMillis(300)))
                    .first()
                    .satisfies(count -> {
                        assertThat(count.exact()).isFalse();
                        assertThat(count.amount()).isEqualTo("about 18 rows");
                    });
            holder.rollback();
        }
    }
}
