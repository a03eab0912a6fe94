package com.pivotalflow.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeysetQueryTest {

    private static final Map<String, SortColumn> COLUMNS = Map.of(
            "createdAt", new SortColumn("q.created_at", "timestamptz"),
            "title", new SortColumn("lower(q.title)", "text"),
            "number", new SortColumn("q.year", "smallint", new SortColumn("q.sequence", "bigint")));

    @Test
    void firstPageHasNoKeysetCondition() {
        var statement = query().page(request("", Optional.empty()), COLUMNS, "-createdAt");

        assertThat(statement.sql())
                .isEqualTo("SELECT q.title, CAST(q.created_at AS text), CAST(q.id AS text) FROM quotes q"
                        + " WHERE q.deleted_at IS NULL ORDER BY q.created_at DESC, q.id DESC LIMIT 3");
    }

    @Test
    void oneDirectionIsARowComparisonThatAnIndexAnswers() {
        var statement =
                query().page(request("-createdAt", Optional.of(List.of("2026-05-01", "an id"))), COLUMNS, "-createdAt");

        assertThat(statement.sql())
                .contains("(q.created_at, q.id) < (CAST(:after0 AS timestamptz), CAST(:after1 AS uuid))");
        assertThat(statement.parameters()).containsEntry("after0", "2026-05-01").containsEntry("after1", "an id");
    }

    @Test
    void mixedDirectionsCompareStepByStep() {
        var statement = query().page(
                        request("-createdAt,title", Optional.of(List.of("2026-05-01", "t", "id"))), COLUMNS, "title");

        assertThat(statement.sql())
                .contains(
                        "(q.created_at < CAST(:after0 AS timestamptz))"
                                + " OR (q.created_at = CAST(:after0 AS timestamptz) AND lower(q.title) > CAST(:after1 AS text))");
    }

    @Test
    void oneNameMayStandForTwoColumns() {
        var statement = query().page(request("number", Optional.empty()), COLUMNS, "title");

        assertThat(statement.sql()).endsWith("ORDER BY q.year, q.sequence, q.id LIMIT 3");
        assertThat(statement.keyColumns()).isEqualTo(3);
    }

    @Test
    void theRowBeyondThePageOnlySaysThatThereIsMore() {
        var statement = query().page(request("title", Optional.empty()), COLUMNS, "title");

        Page<Object[]> page = statement.page(List.of(row("a", "1"), row("b", "2"), row("c", "3")));

        assertThat(page.items()).hasSize(2);
        assertThat(page.next()).contains(List.of("b", "2"));
        assertThat(statement.page(List.of(row("a", "1"), row("b", "2"))).next()).isEmpty();
    }

    @Test
    void theTotalIsCountedOverAllPagesAndOnlyWhenAsked() {
        var request = new PageRequest("title", Optional.of(List.of("b", "2")), 2, true);
        var statement = query().where("q.status = :status", "status", "draft").page(request, COLUMNS, "title");

        assertThat(statement.count())
                .contains(new PageStatement.Count(
                        "SELECT count(*) FROM quotes q WHERE q.deleted_at IS NULL AND q.status = :status",
                        Map.of("status", "draft")));
        assertThat(query().page(request("title", Optional.empty()), COLUMNS, "title")
                        .count())
                .isEmpty();
    }

    @Test
    void aSortThatIsNotOfferedIsRefused() {
        assertThatThrownBy(() -> query().page(request("secret; DROP TABLE", Optional.empty()), COLUMNS, "title"))
                .isInstanceOf(UnknownSortException.class);
    }

    @Test
    void aSortThatIsNamedTwiceIsRefused() {
        assertThatThrownBy(() -> query().page(request("title,-title", Optional.empty()), COLUMNS, "title"))
                .isInstanceOf(UnknownSortException.class);
    }

    private static Object[] row(String title, String id) {
        return new Object[] {title, title, id};
    }

    private static KeysetQuery query() {
        return new KeysetQuery("q.title", "quotes q", "q.id").where("q.deleted_at IS NULL");
    }

    private static PageRequest request(String sort, Optional<List<String>> after) {
        return new PageRequest(sort, after, 2, false);
    }
}
