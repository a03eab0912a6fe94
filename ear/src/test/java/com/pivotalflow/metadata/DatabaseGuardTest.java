package com.pivotalflow.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.metadata.ProductDatabase.Document;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The database alone: statements written by hand, as the role of the application, past all of its code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseGuardTest {

    private static final List<String> FORBIDDEN = List.of(
            "{\"price\": 1}",
            "{\"a\": {\"b\": {\"c\": {\"d\": {\"e\": {\"f\": {\"g\": {\"h\": {\"Unit-Price\": null}}}}}}}}}",
            "{\"a\": [1, [[\"x\", {\"b\": [{\"grand_TOTAL\": {}}]}]]]}",
            "{\"a\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[{\"\u200Bqty\": 1}]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}");

    private static final String ALLOWED =
            "{\"priceNote\": \"price\", \"a\": [{\"discountReason\": [\"total\"]}], \"tot\u0430l\": 1}";

    /** All columns that a statement can state. */
    private static final String WRITABLE = """
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
            FROM pg_attribute
            WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            """;

    private static final String APPLICATION = DatabaseRoles.standard().app();

    private ProductDatabase product;
    private ScratchDatabase database;

    @BeforeAll
    void migrate() throws SQLException {
        product = new ProductDatabase();
        database = product.database();
        SampleRows.standard().fill(database.superuser());
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void everyGuardedColumnRefusesABusinessValueAtAnyDepth() throws SQLException {
        List<Document> guarded = ProductDatabase.guarded(database);

        assertThat(guarded).hasSizeGreaterThanOrEqualTo(24);
        for (Document document : guarded) {
            for (String forbidden : FORBIDDEN) {
                assertThat(refusal(document, forbidden))
                        .as("%s and %s", document, forbidden)
                        .contains("23514", "\"" + document.check() + "\"");
            }
        }
    }

    /** Otherwise the refusals above could come from anything else about the row. */
    @Test
    void everyGuardedColumnTakesLabels() throws SQLException {
        for (Document document : ProductDatabase.guarded(database)) {
            // The row is a copy of another: what comes next after the checks of a table are its keys.
            assertThat(refusal(document, ALLOWED)).as(document.toString()).contains("23505");
        }
    }

    @Test
    void aColumnOfAnotherTypeHoldsNoDocument() throws SQLException {
        assertThat(ProductDatabase.rows(database.superuser(), """
                        SELECT c.relname, a.attname, a.atttypid::regtype
                        FROM pg_attribute AS a
                        JOIN pg_class AS c ON c.oid = a.attrelid AND c.relnamespace = 'public'::regnamespace
                        WHERE NOT a.attisdropped AND c.relkind IN ('r', 'p')
                          AND a.atttypid IN ('json'::regtype, 'jsonb[]'::regtype, 'json[]'::regtype, 'xml'::regtype)
                        """)).isEmpty();
    }

    /** Stores a copy of some row that differs in one document; the state and the words of the refusal. */
    private String refusal(Document document, String json) throws SQLException {
        String columns = ProductDatabase.rows(database.superuser(), WRITABLE, document.table())
                .get(0);
        try (Connection connection = database.as(APPLICATION).getConnection()) {
            connection.setAutoCommit(false);
            Database.rows(connection, "SELECT set_config('pivotal.organization_id', ?, true)", organization(document));
            Function<String, String> copied = name -> name.equals(document.column()) ? "?::jsonb" : name;
            String values = List.of(columns.split(", ", -1)).stream()
                    .map(copied)
                    .reduce((one, other) -> one + ", " + other)
                    .orElseThrow();
            SQLException refused = catchThrowableOfType(
                    SQLException.class,
                    () -> Database.execute(
                            connection,
                            "INSERT INTO %1$s (%2$s) SELECT %3$s FROM %1$s ORDER BY %4$s IS NULL LIMIT 1"
                                    .formatted(document.table(), columns, values, document.column()),
                            json));
            connection.rollback();
            return refused == null ? "stored" : refused.getSQLState() + " " + refused.getMessage();
        }
    }

    private String organization(Document document) throws SQLException {
        String tenant = document.table().equals("public.organizations") ? "id" : "organization_id";
        return ProductDatabase.rows(
                        database.superuser(),
                        "SELECT %s FROM %s ORDER BY %s IS NULL LIMIT 1"
                                .formatted(tenant, document.table(), document.column()))
                .get(0);
    }
}
