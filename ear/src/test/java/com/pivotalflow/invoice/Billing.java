package com.pivotalflow.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * An organization that quotes, and bills what is accepted.
 *
 * @param organization the tenant
 * @param customer an active customer who has 20 days for paying
 * @param api signed in as somebody who may do all of it
 */
record Billing(TestOrganization organization, UUID customer, Api api) {

    static final String QUOTES = "/api/v1/quotes";
    static final String INVOICES = "/api/v1/invoices";
    static final String PAYMENTS = "/api/v1/payments";

    static final String[] EVERYTHING = {
        "quotes.view",
        "quotes.create",
        "quotes.update",
        "quotes.send",
        "quotes.override_price",
        "approvals.request",
        "projects.view",
        "projects.create",
        "invoices.view",
        "invoices.create",
        "invoices.update",
        "invoices.delete",
        "invoices.send",
        "payments.view",
        "payments.create",
        "payments.void"
    };

    private static final Pattern BATCH = Pattern.compile("insert into (?:invoice_line_items|project_budgets)");

    static Billing open() throws SQLException {
        TestOrganization organization = TestOrganization.create(TestServer.MAIN.database());
        return new Billing(
                organization,
                organization.customer("Tūī Freight Ltd"),
                organization.user(EVERYTHING).signIn(TestServer.MAIN));
    }

    Api as(String... permissions) throws SQLException {
        return organization.user(permissions).signIn(TestServer.MAIN);
    }

    Database database() {
        return organization.database();
    }

    /** A line with its own price. */
    static Map<String, Object> line(String description, String quantity, String unitPrice) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("description", description);
        line.put("quantity", quantity);
        line.put("unitPrice", unitPrice);
        return line;
    }

    /** So many lines. */
    static List<Map<String, Object>> lines(int count) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lines.add(line("Audit " + i, Integer.toString(i), "137.40"));
        }
        return lines;
    }

    /** A quote for the customer, valid for long. */
    Map<String, Object> quote(List<Map<String, Object>> lines) {
        Map<String, Object> quote = new LinkedHashMap<>();
        quote.put("customerId", customer);
        quote.put("title", "Warehouse audit");
        quote.put("validFrom", "2026-05-01");
        quote.put("validUntil", "2099-12-31");
        quote.put("lines", lines);
        return quote;
    }

    /** A quote that was sent. */
    JsonNode sentQuote(Map<String, Object> content) {
        JsonNode quote = good(201, api.post(QUOTES, content));
        quote = step(quote, "submit", Map.of());
        return step(quote, "send", Map.<String, Object>of("channel", "link")).path("quote");
    }

    private JsonNode step(JsonNode quote, String operation, Map<String, Object> body) {
        return good(
                200,
                api.with("If-Match", etag(quote))
                        .post(QUOTES + "/" + quote.path("id").asText() + "/" + operation, body));
    }

    /** A quote that the customer accepted. */
    JsonNode accepted(Map<String, Object> content) {
        return step(
                sentQuote(content),
                "accept",
                Map.<String, Object>of("channel", "email", "name", "Hemi Walker", "reference", "PO 4711"));
    }

    /** A draft of an invoice for one line of this price, without tax in it. */
    JsonNode draft(String price) throws SQLException {
        return invoice(id(accepted(quote(List.of(line("Audit", "1", price))))));
    }

    /** The draft made of an accepted quote. */
    JsonNode invoice(String quote) {
        return good(201, api.post(INVOICES, Map.<String, Object>of("quoteId", quote)));
    }

    /** An issued invoice for one line of this price, to which 15 % tax are added. */
    JsonNode issued(String price) throws SQLException {
        return good(200, askSend(draft(price)));
    }

    Api.Answer askSend(JsonNode invoice) {
        return ask(invoice, "send", Map.of());
    }

    /** Sends an operation for the state of the invoice that was seen, whatever comes of it. */
    Api.Answer ask(JsonNode invoice, String operation, Map<String, ?> body) {
        return api.with("If-Match", etag(invoice)).post(INVOICES + "/" + id(invoice) + "/" + operation, body);
    }

    JsonNode read(JsonNode invoice) {
        return good(200, api.get(INVOICES + "/" + id(invoice)));
    }

    Api.Answer askPay(JsonNode invoice, String amount) {
        return api.post(INVOICES + "/" + id(invoice) + "/payments", payment(amount));
    }

    static Map<String, Object> payment(String amount) {
        return Map.<String, Object>of("amount", amount, "currency", "NZD", "method", "bank_transfer");
    }

    JsonNode pay(JsonNode invoice, String amount) {
        return good(201, askPay(invoice, amount));
    }

    Api.Answer askVoid(JsonNode payment) {
        return api.with("If-Match", etag(payment))
                .post(PAYMENTS + "/" + id(payment) + "/void", Map.<String, Object>of("reason", "Not our money"));
    }

    static JsonNode good(int status, Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer.json();
    }

    static String id(JsonNode record) {
        return record.path("id").asText();
    }

    static String etag(JsonNode record) {
        return record.path("etag").asText();
    }

    /** What happened to something, the oldest first. */
    List<String> actions(String entity) throws SQLException {
        return database()
                .rows(
                        "SELECT action FROM audit_logs WHERE organization_id = ? AND entity_id = ? ORDER BY sequence_number",
                        organization.id(),
                        UUID.fromString(entity));
    }

    long entries() throws SQLException {
        return database().number("SELECT count(*) FROM audit_logs WHERE organization_id = ?", organization.id());
    }

    /** The answers to requests that are sent at the same time; the server says 503 when it is busy, and they ask again. */
    static List<Api.Answer> together(List<Supplier<Api.Answer>> requests) throws Exception {
        List<Callable<Api.Answer>> clients = new ArrayList<>();
        for (Supplier<Api.Answer> request : requests) {
            clients.add(() -> {
                Api.Answer answer = request.get();
                while (answer.status() == 503) {
                    Thread.sleep(20);
                    answer = request.get();
                }
                return answer;
            });
        }
        List<Api.Answer> answers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            for (Future<Api.Answer> answered : threads.invokeAll(clients)) {
                answers.add(answered.get());
            }
        } finally {
            threads.shutdownNow();
        }
        return answers;
    }

    /** How many statements the database gets for a request; a batch of lines is one. */
    int statementsOf(int status, Supplier<Api.Answer> request) throws SQLException {
        database().resetStatements();
        Api.Answer answer = request.get();
        List<String> statements = database().statements();
        good(status, answer);
        // The driver splits one batch into statements of 1, 2, 4 … 128 rows: that is one round trip, and one batch.
        Set<String> batches = new HashSet<>();
        return (int) statements.stream()
                .map(BATCH::matcher)
                .filter(batch -> !batch.lookingAt() || batches.add(batch.group()))
                .count();
    }
}
