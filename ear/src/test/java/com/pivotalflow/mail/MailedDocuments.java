package com.pivotalflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a customer gets by mail: a link to a quote, by which they accept it, and then the invoice.
 *
 * @param base address that people reach the second server by
 */
record MailedDocuments(Postbox postbox, Database database, String base) {

    private static final String[] SELLER = {
        "quotes.view",
        "quotes.create",
        "quotes.update",
        "quotes.send",
        "quotes.override_price",
        "approvals.request",
        "invoices.view",
        "invoices.create",
        "invoices.send"
    };

    void arrive() throws Exception {
        TestOrganization organization = TestOrganization.create(database);
        database.execute("UPDATE organizations SET name = 'Kauri Works' WHERE id = ?", organization.id());
        UUID customer = organization.customer("Tūī Freight Ltd");
        Api api = organization.user(SELLER).signIn(TestServer.SECOND);
        String address = "hemi-" + Ids.next() + "@example.test";

        JsonNode quote = aLinkToTheQuoteArrives(api, customer, address);
        theInvoiceArrives(api, quote, address);
    }

    private JsonNode aLinkToTheQuoteArrives(Api api, UUID customer, String address) throws Exception {
        JsonNode draft = good(api.post(
                "/api/v1/quotes",
                Map.of(
                        "customerId",
                        customer,
                        "title",
                        "Warehouse audit",
                        "validFrom",
                        "2026-05-01",
                        "validUntil",
                        "2099-12-31",
                        "lines",
                        List.of(Map.of("description", "Audit", "quantity", "1", "unitPrice", "1234.50")))));
        JsonNode submitted = step(api, draft, "submit", Map.of());
        JsonNode sent = step(
                        api,
                        submitted,
                        "send",
                        Map.<String, Object>of(
                                "recipients",
                                List.of(Map.<String, Object>of("email", address, "name", "Hēmi", "mayDecide", true)),
                                "message",
                                "As we said on Monday."))
                .path("quote");

        MimeMessage mail = mail(address, 1);
        String number = sent.path("quoteNumber").asText();
        assertThat(mail.getSubject()).isEqualTo("Quote " + number + " from Kauri Works");
        String text = (String) mail.getContent();
        assertThat(text).contains("Hello Hēmi,", "As we said on Monday.", "Warehouse audit", "31 December 2099");
        Matcher link = Pattern.compile(Pattern.quote(base) + "/q/([A-Za-z0-9_-]{43})\\s")
                .matcher(text);
        assertThat(link.find()).as(text).isTrue();

        String shown = "/api/v1/public/quotes/" + link.group(1);
        Api visitor = TestServer.SECOND.api();
        String hash = visitor.get(shown).json().path("contentHash").asText();
        good(visitor.post(
                shown + "/accept",
                Map.<String, Object>of(
                        "name",
                        "Hemi Walker",
                        "email",
                        address,
                        "role",
                        "Operations manager",
                        "termsAccepted",
                        true,
                        "contentHash",
                        hash)));
        return sent;
    }

    private void theInvoiceArrives(Api api, JsonNode quote, String address) throws Exception {
        JsonNode draft = good(
                api.post("/api/v1/invoices", Map.of("quoteId", quote.path("id").asText())));
        String path = "/api/v1/invoices/" + draft.path("id").asText();
        JsonNode issued = good(api.with("If-Match", tag(draft))
                .post(
                        path + "/send",
                        Map.<String, Object>of(
                                "recipients", List.of(Map.<String, Object>of("email", address, "name", "Hēmi")))));

        MimeMessage mail = mail(address, 2);
        String number = issued.path("invoiceNumber").asText();
        assertThat(mail.getSubject()).isEqualTo("Invoice " + number + " from Kauri Works");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains(
                        number,
                        issued.at("/totals/grandTotal").asText() + " NZD",
                        issued.path("dueDate").asText());
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo(number + ".pdf");
        byte[] attached = parts.getBodyPart(1).getInputStream().readAllBytes();
        assertThat(database.rows(
                        "SELECT encode(pdf, 'hex') FROM invoice_documents WHERE invoice_id = CAST(? AS uuid)",
                        issued.path("id").asText()))
                .containsExactly(HexFormat.of().formatHex(attached));
    }

    private MimeMessage mail(String address, int count) throws Exception {
        Waiting.until("mail " + count + " has come", () -> postbox.to(address).size() == count);
        return postbox.to(address).get(count - 1);
    }

    private static JsonNode step(Api api, JsonNode quote, String operation, Map<String, Object> body) {
        return good(api.with("If-Match", tag(quote))
                .post("/api/v1/quotes/" + quote.path("id").asText() + "/" + operation, body));
    }

    private static String tag(JsonNode record) {
        return record.path("etag").asText();
    }

    private static JsonNode good(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
        return answer.json();
    }
}
