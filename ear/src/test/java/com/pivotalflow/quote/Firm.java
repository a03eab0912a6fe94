package com.pivotalflow.quote;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.TestServer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An organization with a customer and a rate card: AUDIT-HR at 137.40 an hour in the category Audit, KIT-3 at 219.95 an
 * item.
 *
 * @param organization the tenant
 * @param customer an active customer
 * @param category the category Audit
 */
record Firm(TestOrganization organization, UUID customer, UUID category) {

    static final String[] EVERYTHING = {
        "quotes.view",
        "quotes.create",
        "quotes.update",
        "quotes.delete",
        "quotes.send",
        "quotes.override_price",
        "quotes.view_cost",
        "approvals.request"
    };

    static Firm open() throws SQLException {
        return open(TestServer.MAIN.database());
    }

    static Firm open(Database database) throws SQLException {
        TestOrganization organization = TestOrganization.create(database);
        UUID card = Ids.next();
        database.execute(
                "INSERT INTO rate_cards (organization_id, id, name, currency_code, effective_from, is_default)"
                        + " VALUES (?, ?, 'Standard', 'NZD', DATE '2020-01-01', true)",
                organization.id(),
                card);
        UUID audit = category(organization, "Audit");
        item(organization, card, audit, "AUDIT-HR", "hour", "137.40");
        item(organization, card, category(organization, "Sensors"), "KIT-3", "item", "219.95");
        return new Firm(organization, organization.customer("Tūī Freight Ltd"), audit);
    }

    /** The API, signed in as somebody with these permissions. */
    Api as(String... permissions) throws SQLException {
        return organization.user(permissions).signIn(TestServer.MAIN);
    }

    /** A quote for the customer with these lines, ready to be changed and sent. */
    Map<String, Object> quote(List<Map<String, Object>> lines) {
        Map<String, Object> quote = new LinkedHashMap<>();
        quote.put("customerId", customer);
        quote.put("title", "Warehouse audit");
        quote.put("validFrom", "2026-05-01");
        quote.put("validUntil", "2026-05-31");
        quote.put("lines", new ArrayList<>(lines));
        return quote;
    }

    /** The two lines of example E1, priced from the card. */
    static List<Map<String, Object>> exampleLines() {
        return List.of(line("Site audit", "AUDIT-HR", new BigDecimal("7.25")), line("Sensor kit", "KIT-3", "3"));
    }

    /** A line priced by item code. */
    static Map<String, Object> line(String description, String itemCode, Object quantity) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("description", description);
        line.put("itemCode", itemCode);
        line.put("quantity", quantity);
        return line;
    }

    /** A line with its own price. */
    static Map<String, Object> priced(String description, String quantity, String unitPrice) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("description", description);
        line.put("quantity", quantity);
        line.put("unitPrice", unitPrice);
        return line;
    }

    /** Has somebody asked about quotes, at the first level: whoever has that person's role may decide. */
    void ask(TestUser approver, String name, String field, String operator, String value) throws SQLException {
        ask(1, approver, name, field, operator, value);
    }

    /** Has somebody asked about quotes at a level: whoever has that person's role may decide. */
    void ask(int level, TestUser approver, String name, String field, String operator, String value)
            throws SQLException {
        UUID rule = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO approval_rules (organization_id, id, name, level, approver_role_id)"
                                + " SELECT organization_id, ?, ?, ?, role_id FROM user_roles"
                                + " WHERE organization_id = ? AND user_id = ?",
                        rule,
                        name,
                        level,
                        organization.id(),
                        approver.id());
        organization
                .database()
                .execute(
                        "INSERT INTO approval_rule_conditions"
                                + " (organization_id, id, approval_rule_id, position, field, operator, value_number)"
                                + " VALUES (?, ?, ?, 1, ?, ?, ?)",
                        organization.id(),
                        Ids.next(),
                        rule,
                        field,
                        operator,
                        new BigDecimal(value));
    }

    long quotes() throws SQLException {
        return organization
                .database()
                .number("SELECT count(*) FROM quotes WHERE organization_id = ?", organization.id());
    }

    long lastNumber() throws SQLException {
        return organization
                .database()
                .number(
                        "SELECT coalesce(max(last_value), 0) FROM number_counters WHERE organization_id = ?",
                        organization.id());
    }

    private static UUID category(TestOrganization organization, String name) throws SQLException {
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

    private static void item(
            TestOrganization organization, UUID card, UUID category, String code, String unit, String rate)
            throws SQLException {
        organization
                .database()
                .execute(
                        "INSERT INTO rate_card_items (organization_id, id, rate_card_id, currency_code,"
                                + " service_category_id, item_code, unit, base_rate, tax_class_id, effective_from)"
                                + " VALUES (?, ?, ?, 'NZD', ?, ?, ?, ?, ?, DATE '2020-01-01')",
                        organization.id(),
                        Ids.next(),
                        card,
                        category,
                        code,
                        unit,
                        new BigDecimal(rate),
                        organization.standardTaxClass());
    }
}
