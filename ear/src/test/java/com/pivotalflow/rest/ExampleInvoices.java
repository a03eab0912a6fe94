package com.pivotalflow.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import java.sql.SQLException;
import java.util.Map;

/** Makes invoices of quotes of the example, and brings them to where an operation can be done. */
final class ExampleInvoices {

    private static final String INVOICES = "/api/v1/invoices";

    private final ExampleQuotes quotes;
    private final Api api;

    ExampleInvoices(ExampleQuotes quotes, Api api) {
        this.quotes = quotes;
        this.api = api;
    }

    /** An invoice of the quote, where the operation of an address can be done; the id itself when there is no quote. */
    String ready(String path, String quote) throws SQLException {
        if (!path.contains("{id}") || !quotes.exists(quote)) {
            return quote;
        }
        JsonNode draft = made(201, api.post(INVOICES, Map.of("quoteId", quotes.accept(quote))));
        String id = draft.path("id").asText();
        if (path.endsWith("/write-off") || path.endsWith("/payments")) {
            made(200, api.with("If-Match", draft.path("etag").asText()).post(INVOICES + "/" + id + "/send", Map.of()));
        }
        if (path.endsWith("/payments")) {
            pay(id);
        }
        return id;
    }

    /** A payment of an invoice of the quote; the id itself when there is no quote. */
    String paid(String quote) throws SQLException {
        return quotes.exists(quote) ? pay(ready("/api/v1/invoices/{id}/payments", quote)) : quote;
    }

    private String pay(String invoice) {
        return made(
                        201,
                        api.post(
                                INVOICES + "/" + invoice + "/payments",
                                Map.<String, Object>of("amount", "1", "currency", "NZD", "method", "bank_transfer")))
                .path("id")
                .asText();
    }

    private static JsonNode made(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("an invoice of the example: " + answer);
        }
        return answer.json();
    }
}
