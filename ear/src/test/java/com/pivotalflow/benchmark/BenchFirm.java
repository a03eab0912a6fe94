package com.pivotalflow.benchmark;

import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OperatedServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestOrganization.TestUser;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.UUID;

/**
 * An organization with a rate card, a customer, and somebody who makes and reads quotes.
 *
 * @param organization the tenant
 * @param person who does
 * @param customer of every quote
 */
record BenchFirm(TestOrganization organization, TestUser person, UUID customer) {

    static final String QUOTES = "/api/v1/quotes";

    static BenchFirm open(Database database) throws SQLException {
        TestOrganization organization = TestOrganization.create(database);
        BenchFirm firm = new BenchFirm(
                organization,
                organization.user("quotes.view", "quotes.create", "quotes.override_price"),
                organization.customer("Tūī Freight Ltd"));
        firm.makeRateCard(database);
        return firm;
    }

    /** Two lines, one priced by the card and discounted, one with a price of its own. */
    String body() {
        return """
                {"customerId": "%s", "title": "Warehouse audit", "validFrom": "2026-05-01", "validUntil": "2026-05-31",
                 "lines": [{"description": "Site audit", "itemCode": "AUDIT-HR", "quantity": "7.25",
                            "discounts": [{"kind": "percentage", "value": "12.5"}]},
                           {"description": "Sensor kit", "quantity": "3", "unit": "item", "unitPrice": "219.95"}]}
                """.formatted(customer);
    }

    /** Asks for a new quote. */
    HttpTarget creating(OperatedServer server) {
        String token = server.token(person);
        String body = body();
        return new HttpTarget(
                server.port(), () -> HttpTarget.post(QUOTES, token, Ids.next().toString(), body), 201);
    }

    /** Asks for the first page of the list. */
    HttpTarget listing(OperatedServer server) {
        byte[] request = HttpTarget.get(QUOTES + "?limit=50", server.token(person));
        return new HttpTarget(server.port(), () -> request, 200);
    }

    /** Adds quotes without lines, past the application. */
    void fill(Database database, int first, int last) throws SQLException {
        database.execute(
                "INSERT INTO quotes (organization_id, id, quote_number, number_year, number_sequence, customer_id, title,"
                        + " quote_type, status, valid_from, valid_until, currency_code, base_currency_code,"
                        + " subtotal_amount, net_amount, total_amount, base_net_amount, base_total_amount, search_text,"
                        + " metadata, created_at, created_by, owner_id)"
                        + " SELECT ?, gen_random_uuid(), 'G-' || n, 2020, n, ?, 'Audit ' || n,"
                        + " 'project', 'draft', DATE '2026-01-01' + n % 300, DATE '2027-01-01' + n % 300, 'NZD', 'NZD',"
                        + " n, n, n, n, n, 'audit ' || n || ' ' || md5(n::text),"
                        + " jsonb_build_object('campaign', 'c' || n % 1000), now() - n * interval '1 minute', ?, ?"
                        + " FROM generate_series(?, ?) AS n",
                organization.id(), customer, person.id(), person.id(), first, last);
    }

    private void makeRateCard(Database database) throws SQLException {
        UUID card = Ids.next();
        UUID category = Ids.next();
        database.execute(
                "INSERT INTO rate_cards (organization_id, id, name, currency_code, effective_from, is_default)"
                        + " VALUES (?, ?, 'Standard', 'NZD', DATE '2020-01-01', true)",
                organization.id(),
                card);
        database.execute(
                "INSERT INTO service_categories (organization_id, id, name) VALUES (?, ?, 'Audit')",
                organization.id(),
                category);
        database.execute(
                "INSERT INTO rate_card_items (organization_id, id, rate_card_id, currency_code, service_category_id,"
                        + " item_code, unit, base_rate, tax_class_id, effective_from)"
                        + " VALUES (?, ?, ?, 'NZD', ?, 'AUDIT-HR', 'hour', ?, ?, DATE '2020-01-01')",
                organization.id(),
                Ids.next(),
                card,
                category,
                new BigDecimal("137.40"),
                organization.standardTaxClass());
    }
}
