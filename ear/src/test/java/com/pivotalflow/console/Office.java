package com.pivotalflow.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A firm with a customer and a rate card, AUDIT-HR at 137.40 an hour, where Ada writes and sends quotes and Bert approves
 * those of 5,000.00 NZD or more.
 *
 * @param organization the tenant
 * @param ada may do everything but approve
 * @param bert approves
 * @param api as Ada
 * @param customer Tūī Freight Ltd
 * @param card the rate card
 */
record Office(TestOrganization organization, TestUser ada, TestUser bert, Api api, UUID customer, String card) {

    private static final String[] ADA = {
        "quotes.view",
        "quotes.create",
        "quotes.update",
        "quotes.delete",
        "quotes.send",
        "quotes.override_price",
        "quotes.view_cost",
        "approvals.view",
        "approvals.request",
        "approvals.configure",
        "rate_cards.view",
        "rate_cards.create",
        "rate_cards.update",
        "customers.view",
        "customers.create",
        "customers.update",
        "projects.view",
        "projects.create",
        "projects.update",
        "projects.delete",
        "invoices.view",
        "invoices.create",
        "invoices.send",
        "payments.view",
        "payments.create",
        "reports.view_reports",
        "audit.view",
        "currencies.view",
        "tax_classes.view",
        "tax_classes.update",
        "settings.view",
        "settings.update",
        "users.view",
        "users.create",
        "users.update",
        "users.delete",
        "users.manage_roles",
        "roles.view",
        "roles.create",
        "roles.update",
        "roles.delete",
        "permissions.view_permissions",
        "reports.export_reports",
        "jobs.view_jobs",
        "jobs.cancel_jobs",
        "files.access_files",
        "webhooks.view",
        "webhooks.manage",
        "admin.view_schema"
    };

    private static final String[] BERT = {"quotes.view", "quotes.approve", "approvals.view", "approvals.decide"};

    /** Opens one that no other test knows. */
    static Office open() throws SQLException {
        TestOrganization organization = TestOrganization.create(TestServer.MAIN.database());
        TestUser ada = organization.user(ADA);
        TestUser bert = organization.user(BERT);
        Api api = ada.signIn(TestServer.MAIN);
        String category = made(api.post("/api/v1/service-categories", Map.<String, Object>of("name", "Audit")));
        String card = made(api.post(
                "/api/v1/rate-cards",
                Map.<String, Object>of(
                        "name", "Standard", "currency", "NZD", "effectiveFrom", "2020-01-01", "isDefault", true)));
        made(api.post(
                "/api/v1/rate-cards/" + card + "/items",
                Map.<String, Object>of(
                        "itemCode",
                        "AUDIT-HR",
                        "description",
                        "Site audit",
                        "serviceCategoryId",
                        category,
                        "unit",
                        "hour",
                        "baseRate",
                        "137.40")));
        return new Office(organization, ada, bert, api, customer(api), card);
    }

    /** Through the interface: what is searched for is written by the product, not by the table. */
    private static UUID customer(Api api) {
        return UUID.fromString(made(api.post(
                "/api/v1/customers", Map.<String, Object>of("companyName", "Tūī Freight Ltd", "status", "active"))));
    }

    /** From now on Bert has to approve quotes of 5,000.00 NZD and more. */
    void askBert() throws SQLException {
        UUID role = UUID.fromString(organization
                .database()
                .rows("SELECT role_id FROM user_roles WHERE user_id = ?", bert.id())
                .get(0));
        Map<String, Object> condition = Map.<String, Object>of("field", "netTotal", "op", "gte", "value", "5000");
        made(api.post(
                "/api/v1/approval-rules",
                Map.<String, Object>of(
                        "name",
                        "Large quotes",
                        "level",
                        1,
                        "conditions",
                        List.of(condition),
                        "approver",
                        Map.<String, Object>of("kind", "role", "id", role))));
        answered(api.put(
                "/api/v1/organization/settings/quote_send_requires_approval", Map.<String, Object>of("value", true)));
    }

    /** A draft with this title, one line from the rate card and an option. */
    JsonNode draft(String title) {
        return answered(api.post(
                "/api/v1/quotes",
                Map.<String, Object>of(
                        "customerId",
                        customer,
                        "title",
                        title,
                        "lines",
                        List.of(
                                Map.<String, Object>of(
                                        "description", "Site audit", "itemCode", "AUDIT-HR", "quantity", "7.25"),
                                Map.<String, Object>of(
                                        "description",
                                        "Report",
                                        "quantity",
                                        "1",
                                        "unit",
                                        "item",
                                        "unitPrice",
                                        "300",
                                        "selection",
                                        Map.<String, Object>of("mode", "optional"))))));
    }

    /** A quote with this title in front of the customer. */
    Sent sent(String title) {
        return sent(draft(title));
    }

    /** Puts a draft in front of the customer. */
    Sent sent(JsonNode draft) {
        JsonNode answer = step(
                step(draft, "submit", Map.<String, Object>of()),
                "send",
                Map.<String, Object>of(
                        "channel",
                        "link",
                        "recipients",
                        List.of(Map.<String, Object>of(
                                "name", "Hemi Walker", "email", "hemi@example.test", "mayDecide", true))));
        return new Sent(
                answer.at("/quote/id").asText(),
                Sent.path(answer.at("/links/0/url").asText()));
    }

    /** Does a step of a quote. */
    JsonNode step(JsonNode quote, String word, Map<String, ?> body) {
        String address = "/api/v1/quotes/" + quote.path("id").asText() + "/" + word;
        return answered(api.with("If-Match", quote.path("etag").asText()).post(address, body));
    }

    /** The quote as it is now. */
    JsonNode read(String quote) {
        return answered(api.get("/api/v1/quotes/" + quote));
    }

    static JsonNode answered(Api.Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer.toString());
        }
        return answer.json();
    }

    private static String made(Api.Answer answer) {
        return answered(answer).path("id").asText();
    }

    /**
     * A quote in front of the customer.
     *
     * @param quote its id
     * @param page where its link leads, on this server
     */
    record Sent(String quote, String page) {

        /** The address without the host that the organization is known by. */
        static String path(String url) {
            return url.substring(url.indexOf("/q/"));
        }
    }
}
