package com.pivotalflow.ratecard;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An organization that works in NZD and USD and has no rate card yet, with somebody who keeps its rate cards over HTTP.
 *
 * @param organization the tenant
 * @param api signed in as somebody who may do everything with rate cards and see costs
 */
record PriceLists(TestOrganization organization, Api api) {

    static final String CARDS = "/api/v1/rate-cards";

    static PriceLists open() throws SQLException {
        TestOrganization organization = TestOrganization.create(TestServer.MAIN.database());
        organization
                .database()
                .execute(
                        "INSERT INTO organization_currencies (organization_id, id, currency_code) VALUES (?, ?, 'USD')",
                        organization.id(),
                        Ids.next());
        return new PriceLists(
                organization,
                organization
                        .user(
                                "rate_cards.view",
                                "rate_cards.create",
                                "rate_cards.update",
                                "rate_cards.delete",
                                "quotes.view_cost",
                                "quotes.create",
                                "audit.view")
                        .signIn(TestServer.MAIN));
    }

    /** The API, signed in as somebody with these permissions. */
    Api as(String... permissions) throws SQLException {
        return organization.user(permissions).signIn(TestServer.MAIN);
    }

    /** A new category of service. */
    UUID category(String name) throws SQLException {
        UUID id = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO service_categories (organization_id, id, name) VALUES (?, ?, ?)",
                        organization.id(),
                        id,
                        name);
        return id;
    }

    /** A new trade role. */
    UUID role(String code) throws SQLException {
        UUID id = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO delivery_roles (organization_id, id, code, name) VALUES (?, ?, ?, ?)",
                        organization.id(),
                        id,
                        code,
                        code);
        return id;
    }

    /** The body of a card, to be changed and sent. */
    static Map<String, Object> card(String name, String currency, String from, String until) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("name", name);
        card.put("currency", currency);
        card.put("effectiveFrom", from);
        if (!until.isEmpty()) {
            card.put("effectiveUntil", until);
        }
        return card;
    }

    /** The body of a price, to be changed and sent. */
    static Map<String, Object> item(UUID category, String rate) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("serviceCategoryId", category);
        item.put("baseRate", rate);
        return item;
    }

    /** What was made by the body at the address. */
    JsonNode made(String address, Map<String, Object> body) {
        Api.Answer answer = api.post(address, body);
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer.json();
    }

    /** The address of a card that is made now. */
    String newCard(Map<String, Object> card) {
        return CARDS + "/" + made(CARDS, card).path("id").asText();
    }

    /** The API for the state that the record at the address has now. */
    Api tagged(String address) {
        return api.with("If-Match", api.get(address).header("ETag").orElseThrow());
    }

    /** What the audit log says of a record, the newest first: action, before and after. */
    List<String> trail(String entity) throws SQLException {
        return organization
                .database()
                .rows(
                        "SELECT action, old_values, new_values FROM audit_logs"
                                + " WHERE organization_id = ? AND entity_id = CAST(? AS uuid)"
                                + " ORDER BY sequence_number DESC",
                        organization.id(),
                        entity);
    }

    long count(String table) throws SQLException {
        return organization
                .database()
                .number("SELECT count(*) FROM " + table + " WHERE organization_id = ?", organization.id());
    }
}
