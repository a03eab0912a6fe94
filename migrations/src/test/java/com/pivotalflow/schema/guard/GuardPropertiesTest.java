package com.pivotalflow.schema.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds are read with their units, and a slip of the pen is no threshold. */
class GuardPropertiesTest {

    @Test
    void theFileOfTheBuildSaysWhatHoldsWithoutItButForDocuments() {
        GuardProperties build = GuardProperties.ofBuild();
        GuardProperties standard = GuardProperties.standard();

        assertThat(build.smallRows()).isEqualTo(standard.smallRows()).isEqualTo(10_000);
        assertThat(build.smallBytes()).isEqualTo(standard.smallBytes()).isEqualTo(16L << 20);
        assertThat(build.workBudget()).isEqualTo(standard.workBudget()).isEqualTo(Duration.ofMillis(250));
        assertThat(build.longestExpiry()).isEqualTo(standard.longestExpiry()).isEqualTo(Duration.ofDays(180));
        assertThat(standard.exempt()).isEmpty();
        assertThat(build.exempt()).hasSize(8).contains("public.audit_logs.old_values", "public.export_jobs.filters");
    }

    @Test
    void unitsAreRead() {
        GuardProperties read = GuardProperties.parse("small.bytes=2GiB\nwork.budget=3 s\nsmall.rows=7");

        assertThat(read.smallBytes()).isEqualTo(2L << 30);
        assertThat(read.workBudget()).isEqualTo(Duration.ofSeconds(3));
        assertThat(read.smallRows()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.row=1", "small.rows=many", "small.bytes=16MB", "work.budget=-1ms"})
    void whatCannotBeMeantIsRefused(String text) {
        assertThatThrownBy(() -> GuardProperties.parse(text))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("guard.properties")
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void aLineOfSizesThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> TableSizes.parse("table,rows,bytes,taken_at\nquotes;3;4;x"))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("table-sizes.csv:2");
    }
}
