package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.backup.AuditChains;
import com.pivotalflow.schema.backup.RowAccess;
import com.pivotalflow.testing.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Compares what people were told with what the database holds. */
final class Judge {

    private final Database database;
    private final UUID organization;
    private final Ledger ledger;

    Judge(Database database, Tenant tenant, Ledger ledger) {
        this.database = database;
        this.organization = tenant.organization().id();
        this.ledger = ledger;
    }

    /** Once nobody asks for anything any more: everything was answered, and all of it is there, once. */
    void judge() throws SQLException {
        assertThat(ledger.failures()).as("requests that failed").isEmpty();
        assertThat(ledger.open()).as("requests without an answer").isEmpty();
        assertThat(rows("SELECT id, quote_number, description, title FROM quotes WHERE organization_id = ?"))
                .as("nothing acknowledged is lost, nothing is there that nobody was told of")
                .containsExactlyInAnyOrderElementsOf(ledger.quotes().stream()
                        .map(quote -> quote.id() + "|" + quote.number() + "|" + quote.key() + "|" + quote.title())
                        .toList());
        assertThat(rows("SELECT description, count(*) FROM quotes WHERE organization_id = ?"
                        + " GROUP BY description HAVING count(*) > 1"))
                .as("keys with two quotes")
                .isEmpty();
        judgeNumbers();
        judgeTrail();
    }

    private void judgeNumbers() throws SQLException {
        List<String> numbers =
                rows("SELECT number_sequence FROM quotes WHERE organization_id = ? ORDER BY number_sequence");
        assertThat(numbers)
                .as("numbers without gap")
                .containsExactlyElementsOf(LongStream.rangeClosed(1, numbers.size())
                        .mapToObj(Long::toString)
                        .toList());
        assertThat(rows("SELECT last_value FROM number_counters WHERE organization_id = ? AND last_value > 0"))
                .containsExactly(Integer.toString(numbers.size()));
    }

    private void judgeTrail() throws SQLException {
        List<String> created = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Ledger.Quote quote : ledger.quotes()) {
            created.add(quote.id() + "|1");
            int changes = ledger.changes(quote.id());
            if (changes > 0) {
                changed.add(quote.id() + "|" + changes);
            }
        }
        assertThat(audited("quotes.create")).as("entries of creations").containsExactlyInAnyOrderElementsOf(created);
        assertThat(audited("quotes.update")).as("entries of changes").containsExactlyInAnyOrderElementsOf(changed);
        assertThat(rows("SELECT aggregate_id, count(*) FROM outbox_events WHERE organization_id = ?"
                        + " AND event_type = 'quote.created' GROUP BY aggregate_id"))
                .as("events of creations")
                .containsExactlyInAnyOrderElementsOf(created);

        List<AuditChains.Defect> defects = new ArrayList<>();
        AuditChains.Result result =
                new AuditChains(new RowAccess(database.asOwner(), null)).verify(List.of(), defects::add);
        assertThat(defects).as("the audit chains of all organizations").isEmpty();
        assertThat(result.entries()).isGreaterThanOrEqualTo(ledger.quotes().size());
    }

    private List<String> audited(String action) throws SQLException {
        return database.rows(
                "SELECT entity_id, count(*) FROM audit_logs WHERE organization_id = ? AND action = ? GROUP BY entity_id",
                organization,
                action);
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, organization);
    }
}
