package com.pivotalflow.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.StoredAllocation;
import com.pivotalflow.testing.StoredJob;
import com.pivotalflow.testing.StoredWebhook;
import com.pivotalflow.testing.TenantRows;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An organization that has one of everything that a request can name, and a person for each role. */
final class Holdings {

    private final TestServer server;
    private final TestOrganization organization;
    private final Map<Kind, String> fixed = new EnumMap<>(Kind.class);
    private final Map<String, Api> signedIn = new HashMap<>();
    private final Map<String, TestOrganization.TestUser> people = new HashMap<>();

    private Holdings(TestServer server, TestOrganization organization) {
        this.server = server;
        this.organization = organization;
    }

    static Holdings open(TestServer server, Database database) throws SQLException {
        Holdings holdings = new Holdings(server, TestOrganization.create(database));
        holdings.fill();
        return holdings;
    }

    UUID organization() {
        return organization.id();
    }

    /** Somebody whose rights are those of a system role. */
    TestOrganization.TestUser person(String role) throws SQLException {
        TestOrganization.TestUser known = people.get(role);
        if (known == null) {
            known = organization.user(database().rows("""
                SELECT p.permission_code
                FROM role_permissions AS p
                JOIN roles AS r ON (r.organization_id, r.id) = (p.organization_id, p.role_id)
                JOIN organizations AS o ON o.id = r.organization_id
                WHERE o.slug = 'pivotal-flow' AND r.name = ?
                """, role).toArray(String[]::new));
            people.put(role, known);
        }
        return known;
    }

    /** The API, signed in once as somebody whose rights are those of a system role. */
    Api as(String role) throws SQLException {
        Api known = signedIn.get(role);
        if (known == null) {
            known = person(role).signIn(server);
            signedIn.put(role, known);
        }
        return known;
    }

    /** The same person with a session that began by signing in. */
    Api inASession(String role) throws SQLException {
        return person(role).login(server);
    }

    /** One id of each kind; those that operations change or remove are of rows made for this. */
    Map<Kind, String> ids() throws SQLException {
        Map<Kind, String> ids = new EnumMap<>(fixed);
        Api admin = as("admin");
        UUID person = organization.user("quotes.view").id();
        ids.put(Kind.PERSON, person.toString());
        ids.put(Kind.ROLE, only("SELECT role_id FROM user_roles WHERE organization_id = ? AND user_id = ?", person));
        Api.Answer quote = admin.post(
                "/api/v1/quotes",
                Map.of(
                        "customerId",
                        fixed.get(Kind.CUSTOMER),
                        "contactId",
                        fixed.get(Kind.CONTACT),
                        "projectId",
                        fixed.get(Kind.PROJECT),
                        "ownerId",
                        person,
                        "title",
                        "Audit of " + organization.slug(),
                        "lines",
                        List.of(Map.of(
                                "description", "Audit", "quantity", "1", "itemCode", "AUDIT-HR", "unitPrice", "150"))));
        if (quote.status() != 201) {
            throw new AssertionError(quote.toString());
        }
        ids.put(
                Kind.RATE_CARD_ITEM,
                item(
                                UUID.fromString(fixed.get(Kind.RATE_CARD)),
                                UUID.fromString(fixed.get(Kind.CATEGORY)),
                                "X-" + person,
                                "X-" + person,
                                "1.00")
                        .toString());
        UUID contact = Ids.next();
        insert(
                "INSERT INTO customer_contacts (organization_id, id, customer_id, first_name, last_name)"
                        + " VALUES (?, ?, ?, 'Aroha', 'Ngata')",
                contact,
                UUID.fromString(fixed.get(Kind.CUSTOMER)));
        ids.put(Kind.CONTACT, contact.toString());
        ids.put(Kind.QUOTE, quote.json().path("id").asText());
        ids.put(Kind.LINE, quote.json().at("/lines/0/id").asText());
        ids.put(Kind.SESSION, only("""
            SELECT family_id FROM refresh_tokens
            WHERE organization_id = ? AND user_id = ? ORDER BY created_at DESC LIMIT 1
            """, person("admin").id()));
        ids.put(
                Kind.AUDIT_ENTRY,
                only(
                        "SELECT id FROM audit_logs WHERE organization_id = ? AND entity_id = ?",
                        UUID.fromString(ids.get(Kind.QUOTE))));
        addApproval(ids);
        addInvoice(ids);
        addSentQuote(ids);
        StoredWebhook webhook = StoredWebhook.of(organization);
        ids.put(Kind.WEBHOOK, webhook.endpoint().toString());
        ids.put(Kind.WEBHOOK_DELIVERY, webhook.delivery().toString());
        ids.put(
                Kind.ALLOCATION,
                StoredAllocation.of(
                                organization,
                                UUID.fromString(fixed.get(Kind.PROJECT)),
                                person,
                                UUID.fromString(fixed.get(Kind.DELIVERY_ROLE)))
                        .toString());
        ids.put(Kind.JOB, StoredJob.waiting(organization, person).toString());
        return ids;
    }

    /** A quote that can be sent, and one that was, with a line that can be chosen and a link. */
    private void addSentQuote(Map<Kind, String> ids) throws SQLException {
        Api admin = as("admin");
        ids.put(
                Kind.APPROVED_QUOTE,
                move(admin, offer(admin), "submit", Map.of()).path("id").asText());
        JsonNode offered = offer(admin);
        ids.put(Kind.OPTION, offered.at("/lines/1/id").asText());
        JsonNode sent = move(admin, move(admin, offered, "submit", Map.of()), "send", Map.of("channel", "link"));
        ids.put(Kind.SENT_QUOTE, sent.at("/quote/id").asText());
        ids.put(Kind.LINK, sent.at("/links/0/id").asText());
    }

    private JsonNode offer(Api admin) {
        Map<String, Object> audit = Map.of("description", "Audit", "quantity", "1", "itemCode", "AUDIT-HR");
        Map<String, Object> kit = Map.<String, Object>of(
                "description", "Kit", "quantity", "1", "itemCode", "KIT-3", "selection", Map.of("mode", "optional"));
        return admin.post(
                        "/api/v1/quotes",
                        Map.<String, Object>of(
                                "customerId",
                                fixed.get(Kind.CUSTOMER),
                                "title",
                                "Offer of " + organization.slug(),
                                "validUntil",
                                "2099-12-31",
                                "lines",
                                List.of(audit, kit)))
                .json();
    }

    private static JsonNode move(Api admin, JsonNode quote, String step, Map<String, String> body) {
        Api.Answer answer = admin.with("If-Match", quote.path("etag").asText())
                .post("/api/v1/quotes/" + quote.path("id").asText() + "/" + step, body);
        if (answer.status() != 200) {
            throw new AssertionError(step + ": " + answer);
        }
        return answer.json();
    }

    /** A rule for the role, and a round of the quote that the rule does not ask for, so that the rule can be removed. */
    private void addApproval(Map<Kind, String> ids) throws SQLException {
        UUID rule = Ids.next();
        UUID other = Ids.next();
        UUID role = UUID.fromString(ids.get(Kind.ROLE));
        for (UUID one : List.of(rule, other)) {
            insert(
                    "INSERT INTO approval_rules (organization_id, id, name, level, approver_role_id)"
                            + " VALUES (?, ?, ?, 1, ?)",
                    one,
                    "Rule " + one,
                    role);
            insert(
                    "INSERT INTO approval_rule_conditions (organization_id, id, approval_rule_id, position, field,"
                            + " operator, value_number) VALUES (?, ?, ?, 1, 'netTotal', 'gte', 5000)",
                    Ids.next(),
                    one);
        }
        UUID round = Ids.next();
        insert(
                "INSERT INTO approval_requests (organization_id, id, quote_id, digest, requested_by)"
                        + " VALUES (?, ?, ?, sha256('quote'), ?)",
                round,
                UUID.fromString(ids.get(Kind.QUOTE)),
                UUID.fromString(ids.get(Kind.PERSON)));
        insert(
                "INSERT INTO approval_request_rules (organization_id, id, approval_request_id, approval_rule_id,"
                        + " rule_name, level, approver_role_id, min_approvals, explanation)"
                        + " VALUES (?, ?, ?, ?, 'Large quotes', 1, ?, 1, 'Because it is large.')",
                Ids.next(),
                round,
                other,
                role);
        ids.put(Kind.APPROVAL_RULE, rule.toString());
        ids.put(Kind.APPROVAL, round.toString());
    }

    /** A draft of an invoice for the quote, and a payment of it, which no application would book. */
    private void addInvoice(Map<Kind, String> ids) throws SQLException {
        UUID invoice = Ids.next();
        UUID payment = Ids.next();
        UUID person = UUID.fromString(ids.get(Kind.PERSON));
        insert(
                "INSERT INTO invoices (organization_id, id, customer_id, project_id, quote_id, title, currency_code,"
                        + " base_currency_code, created_by) VALUES (?, ?, ?, ?, ?, 'Audit', 'NZD', 'NZD', ?)",
                invoice,
                UUID.fromString(fixed.get(Kind.CUSTOMER)),
                UUID.fromString(fixed.get(Kind.PROJECT)),
                UUID.fromString(ids.get(Kind.QUOTE)),
                person);
        insert(
                "INSERT INTO payments (organization_id, id, invoice_id, currency_code, amount, method, paid_at,"
                        + " created_by) VALUES (?, ?, ?, 'NZD', 1, 'cash', now(), ?)",
                payment,
                invoice,
                person);
        ids.put(Kind.INVOICE, invoice.toString());
        ids.put(Kind.PAYMENT, payment.toString());
    }

    /** What all its rows are, table by table; what the server would still do to them by itself is taken for done. */
    List<String> rows() throws Exception {
        database()
                .execute(
                        "UPDATE outbox_events SET published_at = now() WHERE organization_id = ? AND published_at IS"
                                + " NULL",
                        organization.id());
        database()
                .execute(
                        "UPDATE webhook_deliveries SET status = 'abandoned', next_attempt_at = NULL"
                                + " WHERE organization_id = ? AND status IN ('pending', 'failed')",
                        organization.id());
        // What is imported changes rows until it is done.
        Waiting.until(
                "no import is under way",
                () -> database()
                                .number(
                                        "SELECT count(*) FROM jobs WHERE organization_id = ? AND job_type = 'import'"
                                                + " AND completed_at IS NULL",
                                        organization.id())
                        == 0);
        return TenantRows.of(database(), organization.id());
    }

    private Database database() {
        return organization.database();
    }

    private String only(String sql, UUID argument) throws SQLException {
        return database().rows(sql, organization.id(), argument).get(0);
    }

    private void fill() throws SQLException {
        UUID customer = organization.customer("Customer of " + organization.slug());
        UUID contact = Ids.next();
        insert(
                "INSERT INTO customer_contacts (organization_id, id, customer_id, first_name, last_name, is_primary)"
                        + " VALUES (?, ?, ?, 'Mere', 'Parata', true)",
                contact,
                customer);
        UUID admin = person("admin").id();
        UUID project = Ids.next();
        insert(
                "INSERT INTO projects (organization_id, id, customer_id, owner_id, name)"
                        + " VALUES (?, ?, ?, ?, 'Warehouse')",
                project,
                customer,
                admin);
        UUID category = Ids.next();
        insert("INSERT INTO service_categories (organization_id, id, name) VALUES (?, ?, 'Audit')", category);
        UUID role = Ids.next();
        insert(
                "INSERT INTO delivery_roles (organization_id, id, code, name) VALUES (?, ?, 'auditor', 'Auditor')",
                role);
        UUID card = Ids.next();
        insert(
                "INSERT INTO rate_cards (organization_id, id, name, currency_code, effective_from, is_default)"
                        + " VALUES (?, ?, 'Standard', 'NZD', DATE '2020-01-01', true)",
                card);
        item(card, category, "AUDIT-HR", "hour", "137.40");
        item(card, category, "KIT-3", "item", "219.95");
        UUID rate = Ids.next();
        insert(
                "INSERT INTO fx_rates (organization_id, id, base_currency_code, quote_currency_code, rate,"
                        + " effective_from, source) VALUES (?, ?, 'USD', 'NZD', 1.6874, DATE '2026-01-01', 'ECB')",
                rate);
        fixed.put(Kind.EXCHANGE_RATE, rate.toString());
        fixed.put(Kind.CUSTOMER, customer.toString());
        fixed.put(Kind.CONTACT, contact.toString());
        fixed.put(Kind.PROJECT, project.toString());
        fixed.put(Kind.CATEGORY, category.toString());
        fixed.put(Kind.DELIVERY_ROLE, role.toString());
        fixed.put(Kind.RATE_CARD, card.toString());
        var unused = inASession("admin");
        fixed.put(Kind.ADMINISTRATOR, admin.toString());
        fixed.put(Kind.ORGANIZATION, organization.id().toString());
        fixed.put(Kind.TAX_CLASS, organization.standardTaxClass().toString());
    }

    private UUID item(UUID card, UUID category, String code, String unit, String rate) throws SQLException {
        UUID id = Ids.next();
        insert(
                "INSERT INTO rate_card_items (organization_id, id, rate_card_id, currency_code, service_category_id,"
                        + " item_code, unit, base_rate, tax_class_id, effective_from)"
                        + " VALUES (?, ?, ?, 'NZD', ?, ?, ?, ?, ?, DATE '2020-01-01')",
                id,
                card,
                category,
                code,
                unit,
                new BigDecimal(rate),
                organization.standardTaxClass());
        return id;
    }

    private void insert(String sql, Object... rest) throws SQLException {
        Object[] arguments = new Object[rest.length + 1];
        arguments[0] = organization.id();
        System.arraycopy(rest, 0, arguments, 1, rest.length);
        database().execute(sql, arguments);
    }
}
