package com.pivotalflow.invoice;

import static com.pivotalflow.invoice.Billing.good;
import static com.pivotalflow.invoice.Billing.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the owner of the database changes past the application is found the same night. */
@OnRealServer
class InvoiceIntegrityIT {

    /** One of each kind of change, and what it touches. */
    private static final Map<String, String> CHANGES = Map.of(
            "UPDATE invoices SET title = 'Cheaper' WHERE id = ?",
            "[\"content\"]",
            "UPDATE invoices SET due_date = due_date + 30 WHERE id = ?",
            "[\"content\"]",
            "UPDATE invoice_line_items SET description = 'Less' WHERE invoice_id = ?",
            "[\"content\"]",
            "UPDATE invoice_documents SET canonical_json = convert_to(replace(convert_from(canonical_json, 'UTF8'),"
                    + " '115.00', '15.00'), 'UTF8') WHERE invoice_id = ?",
            "[\"document\"]",
            "UPDATE invoice_documents SET canonical_json = 'x' WHERE invoice_id = ?",
            "[\"document\", \"content\"]");

    @Test
    void everyChangePastTheApplicationIsFoundOnceAndNothingElse() throws Exception {
        Billing billing = Billing.open();
        JsonNode paid = billing.issued("100");
        billing.pay(paid, "115.00");
        JsonNode givenUp = billing.issued("100");
        good(200, billing.ask(givenUp, "write-off", Map.of("reason", "Bankrupt")));
        List<String> expected = new ArrayList<>();
        for (Map.Entry<String, String> change : CHANGES.entrySet()) {
            String invoice = id(billing.issued("100"));
            billing.database().execute(change.getKey(), UUID.fromString(invoice));
            expected.add(invoice + " " + change.getValue());
        }
        // What is called otherwise later was called so when it was issued.
        billing.database().execute("UPDATE customers SET company_name = 'Kea Ltd' WHERE id = ?", billing.customer());

        Timers.run(TestServer.MAIN, "InvoiceIntegrityCheck");
        Timers.run(TestServer.MAIN, "InvoiceIntegrityCheck");

        assertThat(billing.database()
                        .rows(
                                "SELECT entity_id || ' ' || (new_values ->> 'flaws') FROM audit_logs"
                                        + " WHERE organization_id = ? AND action = 'invoices.integrity_failed'"
                                        + " AND actor_kind = 'system'",
                                billing.organization().id()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
