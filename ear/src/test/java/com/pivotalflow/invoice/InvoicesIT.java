package com.pivotalflow.invoice;

import static com.pivotalflow.invoice.Billing.INVOICES;
import static com.pivotalflow.invoice.Billing.QUOTES;
import static com.pivotalflow.invoice.Billing.etag;
import static com.pivotalflow.invoice.Billing.good;
import static com.pivotalflow.invoice.Billing.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invoices from the draft to the end, over HTTP. */
@OnRealServer
@ExtendWith(QuietServer.class)
class InvoicesIT {

    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final int CLIENTS = 16;
    private static final int FAILING_EVERY = 4;

    /**
     * Ahead, for the print: tenant, invoice, lines, version of the quote, organization, names and addresses, number that is
     * next, currency. Then: tenant, invoice, version of the quote, lines; organization, names and addresses, number;
     * document, change the invoice; its audit entry; for the key: lock, look-up, store.
     */
    private static final int SEND = 21;

    private Billing billing;
    private Api api;

    @BeforeEach
    void open() throws Exception {
        billing = Billing.open();
        api = billing.api();
    }

    @Test
    void sendingGivesNumberDayAndDocument() throws Exception {
        JsonNode draft = billing.draft("100");
        LocalDate before = LocalDate.now(AUCKLAND);

        JsonNode sent = good(200, billing.askSend(draft));

        LocalDate after = LocalDate.now(AUCKLAND);
        assertThat(sent.path("status").asText()).isEqualTo("sent");
        assertThat(sent.path("invoiceNumber").asText())
                .isIn("INV-" + before.getYear() + "-0001", "INV-" + after.getYear() + "-0001");
        assertThat(LocalDate.parse(sent.path("dueDate").asText())).isBetween(before.plusDays(20), after.plusDays(20));
        assertThat(sent.path("issuedAt").asText()).isNotEmpty();
        assertThat(billing.read(sent)).isEqualTo(sent);
        List<String> documents = billing.database()
                .rows(
                        "SELECT content_hash = sha256(canonical_json), convert_from(canonical_json, 'UTF8'),"
                                + " convert_from(substring(pdf FOR 5), 'UTF8'), pdf LIKE '%%%EOF%'::bytea"
                                + " FROM invoice_documents WHERE invoice_id = ?",
                        UUID.fromString(id(sent)));
        assertThat(documents).hasSize(1);
        assertThat(documents.get(0)).startsWith("t|{\"currency\":\"NZD\"").endsWith("}|%PDF-|t");
        assertThat(documents.get(0))
                .contains(
                        "\"invoiceNumber\":" + sent.path("invoiceNumber"),
                        "\"dueDate\":" + sent.path("dueDate"),
                        "\"grandTotal\":\"115.00\"",
                        "\"schema\":\"invoice-content/1\"",
                        "\"name\":\"Tūī Freight Ltd\"");
        assertThat(billing.actions(id(sent))).containsExactly("invoices.status_transition");
    }

    @Test
    void theDayOfADraftStaysWhenItIsSent() throws Exception {
        JsonNode quote = billing.accepted(billing.quote(Billing.lines(1)));
        JsonNode draft = good(201, api.post(INVOICES, Map.<String, Object>of("quoteId", id(quote), "dueInDays", 3)));
        assertThat(LocalDate.parse(draft.path("dueDate").asText()))
                .isBetween(
                        LocalDate.now(AUCKLAND).plusDays(2),
                        LocalDate.now(AUCKLAND).plusDays(3));
        JsonNode changed = good(200, patch(draft, "{\"dueDate\":\"2099-02-03\"}"));

        JsonNode sent = good(200, billing.askSend(changed));

        assertThat(sent.path("dueDate").asText()).isEqualTo("2099-02-03");
    }

    @Test
    void aDraftIsChangedAndWhatIsThereAlreadyLeavesNoTrace() throws Exception {
        JsonNode draft = billing.draft("100");

        JsonNode changed = good(
                200,
                patch(
                        draft,
                        "{\"title\":\"Audit of May\",\"notes\":\"Thank you\",\"termsConditions\":\"Net\","
                                + "\"metadata\":{\"batch\":\"May\"}}"));
        JsonNode same = good(200, patch(changed, "{\"title\":\"Audit of May\",\"notes\":\"Thank you\"}"));

        assertThat(changed.path("title").asText()).isEqualTo("Audit of May");
        assertThat(changed.path("notes").asText()).isEqualTo("Thank you");
        assertThat(changed.path("metadata").toString()).isEqualTo("{\"batch\":\"May\"}");
        assertThat(changed.path("totals")).isEqualTo(draft.path("totals"));
        assertThat(same).isEqualTo(changed);
        assertThat(billing.actions(id(draft))).containsExactly("invoices.update");
        assertThat(good(200, patch(changed, "{\"notes\":null}")).has("notes")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lines\":[]}",
                "{\"totals\":{}}",
                "{\"status\":\"paid\"}",
                "{\"title\":null}",
                "{\"title\":\"\"}",
                "{\"dueDate\":\"soon\"}"
            })
    void nothingElseOfADraftIsChanged(String body) throws Exception {
        Api.Answer answer = patch(billing.draft("100"), body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    }

    @Test
    void aDeletedDraftLeavesItsQuoteToBeConvertedAgain() throws Exception {
        JsonNode draft = billing.draft("100");
        String quote = draft.path("quoteId").asText();
        String seen = etag(good(200, api.get(QUOTES + "/" + quote)));

        Api.Answer deleted = api.with("If-Match", etag(draft)).delete(INVOICES + "/" + id(draft));

        assertThat(deleted.status()).as(deleted.toString()).isEqualTo(204);
        assertThat(api.get(INVOICES + "/" + id(draft)).problem()).isEqualTo("INVOICE_NOT_FOUND");
        JsonNode after = good(200, api.get(QUOTES + "/" + quote));
        assertThat(after.path("conversions")).isEmpty();
        assertThat(after.path("conversions").isArray()).isTrue();
        assertThat(etag(after)).isNotEqualTo(seen);
        assertThat(billing.actions(id(draft))).containsExactly("invoices.delete");
        JsonNode again = billing.invoice(quote);
        assertThat(good(200, billing.askSend(again)).path("invoiceNumber").asText())
                .endsWith("-0001");
    }

    @Test
    void whatWasIssuedIsNeitherChangedNorDeletedNorSentAgain() throws Exception {
        JsonNode sent = billing.issued("100");

        Api.Answer changed = patch(sent, "{\"title\":\"Another\"}");
        Api.Answer deleted = api.with("If-Match", etag(sent)).delete(INVOICES + "/" + id(sent));
        Api.Answer again = billing.askSend(sent);

        assertThat(changed.problem()).isEqualTo("INVOICE_NOT_EDITABLE");
        assertThat(deleted.problem()).isEqualTo("INVOICE_NOT_EDITABLE");
        assertThat(again.problem()).isEqualTo("INVALID_STATUS_TRANSITION");
        assertThat(again.json().path("from").asText()).isEqualTo("sent");
        assertThat(again.json().path("operation").asText()).isEqualTo("send");
        assertThat(again.json().path("allowed").toString()).isEqualTo("[\"pay\",\"write_off\"]");
        assertThat(billing.read(sent)).isEqualTo(sent);
        assertThat(billing.actions(id(sent))).containsExactly("invoices.status_transition");
    }

    @Test
    void theApplicationsRoleCannotChangeAnIssuedDocument() throws Exception {
        UUID invoice = UUID.fromString(id(billing.issued("100")));
        for (String statement : List.of(
                "UPDATE invoice_documents SET pdf = 'x' WHERE invoice_id = ?",
                "UPDATE invoice_documents SET canonical_json = '{}', content_hash = sha256('{}') WHERE invoice_id = ?",
                "DELETE FROM invoice_documents WHERE invoice_id = ?")) {
            assertThatThrownBy(() -> asApplication(statement, invoice))
                    .as(statement)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
        assertThatThrownBy(() -> asApplication("DELETE FROM invoices WHERE id = ?", invoice))
                .as("an invoice with a document")
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("23503"));
        assertThatThrownBy(() -> asApplication("UPDATE invoices SET paid_amount = 1 WHERE id = ?", invoice))
                .as("paid and balance that do not add up")
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("23514"));
    }

    private void asApplication(String statement, UUID argument) throws SQLException {
        try (Connection connection = billing.database().asApplication().getConnection()) {
            connection.setAutoCommit(false);
            Database.execute(
                    connection,
                    "SELECT set_config('pivotal.organization_id', ?, true)",
                    billing.organization().id().toString());
            Database.execute(connection, statement, argument);
        }
    }

    @Test
    void recipientsAreContactsOfTheCustomerOrAddresses() throws Exception {
        JsonNode draft = billing.draft("100");
        List<Map<String, Object>> recipients = List.of(
                Map.<String, Object>of("contactId", Ids.next()),
                Map.<String, Object>of("name", "Nobody"),
                Map.<String, Object>of("email", "no address"));

        Api.Answer unknown = billing.ask(draft, "send", Map.<String, Object>of("recipients", recipients.subList(0, 2)));
        Api.Answer noAddress =
                billing.ask(draft, "send", Map.<String, Object>of("recipients", recipients.subList(2, 3)));
        Api.Answer sent = billing.ask(
                draft, "send", Map.<String, Object>of("recipients", List.of(Map.of("email", "office@tui.example"))));

        assertThat(unknown.json().at("/errors/0/code").asText()).isEqualTo("REFERENCE_NOT_FOUND");
        assertThat(unknown.json().at("/errors/1/pointer").asText()).isEqualTo("/recipients/1/email");
        assertThat(noAddress.status()).isEqualTo(422);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
    }

    @Test
    void numbersFollowTheOrganizationsFormatAndCountByThemselves() throws Exception {
        billing.database()
                .execute(
                        "UPDATE organizations SET invoice_number_prefix = 'KA', invoice_number_format ="
                                + " '{yy}/{prefix}/{seq:5}' WHERE id = ?",
                        billing.organization().id());

        List<String> numbers = List.of(
                billing.issued("100").path("invoiceNumber").asText(),
                billing.issued("100").path("invoiceNumber").asText());

        String year = Integer.toString(LocalDate.now(AUCKLAND).getYear()).substring(2);
        assertThat(numbers).containsExactly(year + "/KA/00001", year + "/KA/00002");
    }

    @Test
    void ofManySendsAtOnceOneIssues() throws Exception {
        JsonNode draft = billing.draft("100");

        List<Api.Answer> answers = Billing.together(Collections.nCopies(CLIENTS, () -> billing.askSend(draft)));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("ETAG_MISMATCH"));
        assertThat(lastNumber()).isEqualTo(1);
        assertThat(billing.actions(id(draft))).containsExactly("invoices.status_transition");
    }

    @Test
    void numbersHaveNoGapWhateverFailsAfterTheNumberWasTaken() throws Exception {
        List<Supplier<Api.Answer>> sends = new ArrayList<>();
        Set<String> failing = new HashSet<>();
        for (int i = 0; i < CLIENTS; i++) {
            JsonNode draft = billing.draft("100");
            if (i % FAILING_EVERY == 0) {
                failing.add("'" + id(draft) + "'");
            }
            sends.add(() -> billing.askSend(draft));
        }
        billing.database()
                .execute("CREATE FUNCTION test_issue() RETURNS trigger LANGUAGE plpgsql AS $$"
                        + " BEGIN RAISE EXCEPTION 'refused by the test' USING ERRCODE = '23514'; END $$");
        billing.database()
                .execute("CREATE TRIGGER test_issue AFTER INSERT ON invoice_documents FOR EACH ROW"
                        + " WHEN (NEW.invoice_id IN (" + String.join(", ", failing)
                        + ")) EXECUTE FUNCTION test_issue()");
        List<Api.Answer> answers;
        try {
            answers = Billing.together(sends);
        } finally {
            billing.database().execute("DROP TRIGGER test_issue ON invoice_documents");
            billing.database().execute("DROP FUNCTION test_issue()");
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 422).hasSize(failing.size());
        int issued = CLIENTS - failing.size();
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(issued);
        assertThat(billing.database()
                        .rows(
                                "SELECT number_sequence FROM invoices WHERE organization_id = ? AND status = 'sent'"
                                        + " ORDER BY 1",
                                billing.organization().id()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, issued)
                        .mapToObj(Long::toString)
                        .toList());
        assertThat(lastNumber()).isEqualTo(issued);
    }

    private long lastNumber() throws Exception {
        return billing.database()
                .number(
                        "SELECT max(last_value) FROM number_counters WHERE organization_id = ? AND series = 'invoice'",
                        billing.organization().id());
    }

    @Test
    void whatIsGivenUpTakesNoMoreMoney() throws Exception {
        JsonNode sent = billing.issued("100");

        JsonNode given =
                good(200, billing.ask(sent, "write-off", Map.<String, Object>of("reason", "Customer is bankrupt")));

        assertThat(given.path("status").asText()).isEqualTo("written_off");
        assertThat(given.path("writeOffReason").asText()).isEqualTo("Customer is bankrupt");
        assertThat(given.path("balanceAmount").asText()).isEqualTo("115.00");
        assertThat(billing.askPay(given, "1.00").problem()).isEqualTo("INVOICE_NOT_PAYABLE");
        assertThat(billing.ask(given, "write-off", Map.<String, Object>of("reason", "Again"))
                        .problem())
                .isEqualTo("INVALID_STATUS_TRANSITION");
        assertThat(billing.ask(billing.draft("1"), "write-off", Map.<String, Object>of("reason", "Early"))
                        .problem())
                .isEqualTo("INVALID_STATUS_TRANSITION");
        assertThat(billing.ask(given, "write-off", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void aDayIsOverWhenItIsOverWhereTheOrganizationIs() throws Exception {
        // The two are 26 hours apart, so that a day that is over in one is not in the other, whatever the time is.
        ZoneId east = ZoneId.of("Pacific/Kiritimati");
        ZoneId west = ZoneId.of("Etc/GMT+12");
        LocalDate day = LocalDate.now(east).minusDays(1);
        Billing western = Billing.open();
        JsonNode inEast = dueOn(billing, east, day);
        JsonNode todayInEast = dueOn(billing, east, day.plusDays(1));
        JsonNode inWest = dueOn(western, west, day);
        JsonNode partPaid = dueOn(billing, east, day);
        billing.pay(partPaid, "15.00");
        JsonNode paid = dueOn(billing, east, day);
        billing.pay(paid, "115.00");

        Timers.run(TestServer.MAIN, "InvoiceOverdueSweep");
        Timers.run(TestServer.MAIN, "InvoiceOverdueSweep");

        assertThat(status(billing, inEast)).isEqualTo("overdue");
        assertThat(status(billing, partPaid)).isEqualTo("overdue");
        assertThat(status(billing, todayInEast)).isIn("sent");
        assertThat(status(billing, paid)).isEqualTo("paid");
        assertThat(status(western, inWest)).isEqualTo("sent");
        assertThat(billing.database()
                        .rows(
                                "SELECT actor_kind, old_values ->> 'status', new_values ->> 'status' FROM audit_logs"
                                        + " WHERE organization_id = ? AND entity_id = ? ORDER BY sequence_number DESC"
                                        + " LIMIT 1",
                                billing.organization().id(),
                                UUID.fromString(id(inEast))))
                .containsExactly("system|sent|overdue");
        assertThat(billing.actions(id(inEast)))
                .containsExactly("invoices.update", "invoices.status_transition", "invoices.status_transition");
    }

    private static JsonNode dueOn(Billing of, ZoneId zone, LocalDate day) throws Exception {
        of.database()
                .execute(
                        "UPDATE organizations SET time_zone = ? WHERE id = ?",
                        zone.getId(),
                        of.organization().id());
        JsonNode draft = of.draft("100");
        JsonNode dated = good(
                200,
                of.api()
                        .with("If-Match", etag(draft))
                        .patch(INVOICES + "/" + id(draft), Map.<String, Object>of("dueDate", day.toString())));
        return good(200, of.askSend(dated));
    }

    private static String status(Billing of, JsonNode invoice) {
        return of.read(invoice).path("status").asText();
    }

    @Test
    void listsAreFilteredAndPaged() throws Exception {
        JsonNode draft = billing.draft("100");
        JsonNode sent = billing.issued("200");
        JsonNode paid = billing.issued("300");
        billing.pay(paid, "345.00");
        String tomorrow = Instant.now().plusSeconds(86_400).toString();

        assertThat(ids("")).containsExactly(id(paid), id(sent), id(draft));
        assertThat(ids("status=draft,paid")).containsExactly(id(paid), id(draft));
        assertThat(ids("quoteId=" + sent.path("quoteId").asText())).containsExactly(id(sent));
        assertThat(ids("customerId=" + billing.customer())).hasSize(3);
        assertThat(ids("customerId=" + Ids.next())).isEmpty();
        assertThat(ids("projectId=" + Ids.next())).isEmpty();
        assertThat(ids("q=" + paid.path("invoiceNumber").asText())).containsExactly(id(paid));
        assertThat(ids("q=tui")).hasSize(3);
        assertThat(ids("q=warehouse")).hasSize(3);
        assertThat(ids("dueDate%5Bgte%5D=" + sent.path("dueDate").asText()))
                .containsExactlyInAnyOrder(id(paid), id(sent));
        assertThat(ids("dueDate%5Blt%5D=" + sent.path("dueDate").asText())).isEmpty();
        assertThat(ids("issuedAt%5Blte%5D=" + tomorrow)).hasSize(2);
        assertThat(ids("issuedAt%5Bgt%5D=" + tomorrow)).isEmpty();
        JsonNode page = good(200, api.get(INVOICES + "?limit=2&includeTotal=true"));
        assertThat(page.path("total").asInt()).isEqualTo(3);
        JsonNode rest = good(
                200, api.get(INVOICES + "?limit=2&cursor=" + page.path("next").asText()));
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.at("/items/0/id").asText()).isEqualTo(id(draft));
        JsonNode first = page.path("items").path(0);
        assertThat(first.path("customerName").asText()).isEqualTo("Tūī Freight Ltd");
        assertThat(first.path("grandTotal").asText()).isEqualTo("345.00");
        assertThat(first.path("paidAmount").asText()).isEqualTo("345.00");
        assertThat(first.path("balanceAmount").asText()).isEqualTo("0.00");
        assertThat(first.path("etag")).isEqualTo(billing.read(paid).path("etag"));
    }

    private List<String> ids(String query) {
        JsonNode page = good(200, api.get(INVOICES + "?" + query));
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(Billing::id)
                .toList();
    }

    @Test
    void sendingTakesTheSameNumberOfStatementsWhateverTheNumberOfLines() throws Exception {
        JsonNode warmUp = billing.issued("100");
        assertThat(warmUp.path("status").asText()).isEqualTo("sent");
        for (int lines : new int[] {1, 10, 200}) {
            JsonNode draft = billing.invoice(id(billing.accepted(billing.quote(Billing.lines(lines)))));

            assertThat(billing.statementsOf(200, () -> billing.askSend(draft)))
                    .as("statements for %d lines", lines)
                    .isEqualTo(SEND);
        }
    }

    private Api.Answer patch(JsonNode invoice, String body) {
        return api.with("If-Match", etag(invoice)).patch(INVOICES + "/" + id(invoice), body);
    }
}
