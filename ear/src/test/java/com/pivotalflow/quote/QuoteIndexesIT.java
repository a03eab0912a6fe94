package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Every way to list quotes finds them by an index, among a hundred thousand. What the server asks is taken from the
 * database's own record of statements and planned again, for whatever values may come.
 */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteIndexesIT {

    private static final int QUOTES = 100_000;

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private UUID organization;
    private Api api;

    @BeforeAll
    void makeAHundredThousandQuotes() throws Exception {
        firm = Firm.open();
        organization = firm.organization().id();
        UUID author = firm.organization().user("quotes.view").id();
        database.execute(
                "INSERT INTO quotes (organization_id, id, quote_number, number_year, number_sequence, customer_id, title,"
                        + " quote_type, status, valid_from, valid_until, currency_code, base_currency_code,"
                        + " subtotal_amount, net_amount, total_amount, base_net_amount, base_total_amount, search_text,"
                        + " metadata, created_at, created_by, owner_id, cancelled_at)"
                        + " SELECT ?, gen_random_uuid(), 'G-' || n, 2026, n, ?, 'Audit ' || n,"
                        + " (ARRAY['project', 'service', 'product'])[n % 3 + 1],"
                        + " CASE WHEN n % 50 = 0 THEN 'cancelled' ELSE 'draft' END, DATE '2026-01-01' + n % 300,"
                        + " DATE '2027-01-01' + n % 300, 'NZD', 'NZD', n, n, n, n, n, 'audit ' || n || ' ' || md5(n::text),"
                        + " jsonb_build_object('campaign', 'c' || n % 1000), now() - n * interval '1 minute', ?, ?,"
                        + " CASE WHEN n % 50 = 0 THEN now() END"
                        + " FROM generate_series(1, " + QUOTES + ") AS n",
                organization,
                firm.customer(),
                author,
                author);
        database.execute("ANALYZE quotes");
        api = firm.as(Firm.EVERYTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=50",
                "sort=createdAt",
                "sort=-updatedAt",
                "sort=quoteNumber",
                "sort=title",
                "sort=-grandTotal",
                "sort=validUntil",
                "status=cancelled",
                "status=cancelled,draft&sort=status",
                "type=service",
                "customerId=0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02",
                "projectId=0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02",
                "ownerId=0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02",
                "createdBy=0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02",
                "currency=NZD",
                "grandTotal[gte]=99990",
                "netTotal[lt]=10",
                "validFrom[gte]=2026-10-01",
                "validUntil[lt]=2027-01-03",
                "createdAt[gt]=2026-01-01T00:00:00Z",
                "sentAt[gt]=2026-01-01T00:00:00Z",
                "q=c4ca4238a0b9",
                "metadata.campaign=c7",
            })
    void aPageIsFoundByAnIndex(String query) throws Exception {
        database.resetStatements();
        Api.Answer answer =
                api.get(Journey.QUOTES + "?" + query.replace("[", "%5B").replace("]", "%5D"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        String statement = database.statements().stream()
                .filter(text -> text.contains("FROM quotes q"))
                .findFirst()
                .orElseThrow();

        List<String> plan = plan(statement);

        assertThat(plan).as(String.join("\n", plan)).noneMatch(line -> line.contains("Seq Scan on quotes"));
        assertThat(plan)
                .as(String.join("\n", plan))
                .anyMatch(line -> line.matches(".*(?:Index|Bitmap).* (?:on|using) .*"));
    }

    private List<String> plan(String statement) throws Exception {
        PGSimpleDataSource simple = (PGSimpleDataSource) database.asApplication();
        // A plan for any values has parameters that are never bound, which only the simple protocol allows.
        simple.setPreferQueryMode(PreferQueryMode.SIMPLE);
        try (Connection connection = simple.getConnection()) {
            connection.setAutoCommit(false);
            Database.execute(
                    connection, "SELECT set_config('pivotal.organization_id', ?, true)", organization.toString());
            return Database.rows(connection, "EXPLAIN (GENERIC_PLAN) " + statement);
        }
    }
}
