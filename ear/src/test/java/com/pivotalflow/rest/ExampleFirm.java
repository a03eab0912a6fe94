package com.pivotalflow.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.StoredAllocation;
import com.pivotalflow.testing.StoredJob;
import com.pivotalflow.testing.StoredWebhook;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The organization that the examples of the description are about; their ids are its ids. */
final class ExampleFirm {

    private static final UUID CUSTOMER = UUID.fromString("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02");
    private static final UUID PROJECT = UUID.fromString("0197a3c2-7000-7a10-8000-3b5d9c4a2e05");
    private static final UUID CATEGORY = UUID.fromString("0197a3c2-8c11-7a42-b0d1-5e6f70819203");
    private static final UUID ROLE = UUID.fromString("0197a3c2-8d00-7a42-b0d1-5e6f70819204");
    private static final UUID PLANNED = UUID.fromString("0197a3c2-9e00-7c11-8d22-7081920a0d01");
    private static final UUID APPROVERS = UUID.fromString("0197a3c2-9d00-7b11-8c22-6f7081920402");

    /** Steps of an address to a record, and of one to a part that has a state of its own. */
    private static final int OF_RECORD = 5;

    private static final int OF_ITEM = 6;

    private static final Map<String, String> NEEDED = Map.of(
            "date",
            "2026-05-01",
            "currency",
            "NZD",
            "from",
            "USD",
            "to",
            "NZD",
            "against",
            "working",
            "resource",
            "customers");

    private static final Map<String, String> PERIOD = Map.of("from", "2020-01-01", "to", "2099-12-31");

    private static final UUID RATE = UUID.fromString("0197a3c2-9500-7a42-b0d1-5e6f7081920d");
    private static final UUID CARD = UUID.fromString("0197a3c2-9000-7a42-b0d1-5e6f70819205");

    private final TestOrganization organization;
    private final Api api;
    private final Api platform;
    private final UUID person;
    private final ExampleQuotes quotes;
    private final ExampleInvoices invoices;

    private ExampleFirm(TestOrganization organization, UUID person, Api api, Api platform) {
        this.organization = organization;
        this.person = person;
        this.api = api;
        this.platform = platform;
        this.quotes = new ExampleQuotes(organization, api);
        this.invoices = new ExampleInvoices(quotes, api);
    }

    /** Makes it, with somebody who may do everything that is described and signs in as the example does. */
    static ExampleFirm open() throws SQLException {
        Database database = TestServer.MAIN.database();
        // Of an earlier test: the same person in two organizations could not sign in as the example does.
        database.execute("UPDATE users SET deleted_at = now() WHERE email = 'mere@tui.example'");
        database.execute("UPDATE organizations SET slug = 'was-' || right(id::text, 12) WHERE slug = 'kea-partners'");
        TestOrganization organization = TestOrganization.create(database);
        UUID org = organization.id();
        database.execute(
                "INSERT INTO customers (organization_id, id, customer_number, company_name, city, country_code, email)"
                        + " VALUES (?, ?, 'C-0001', 'Tūī Freight Ltd', 'Auckland', 'NZ', 'office@tui.example')",
                org,
                CUSTOMER);
        database.execute(
                "INSERT INTO customer_contacts (organization_id, id, customer_id, first_name, last_name, is_primary)"
                        + " VALUES (?, ?, ?, 'Mere', 'Parata', true)",
                org,
                Ids.next(),
                CUSTOMER);
        database.execute(
                "INSERT INTO projects (organization_id, id, customer_id, name) VALUES (?, ?, ?, 'Warehouse')",
                org,
                PROJECT,
                CUSTOMER);
        database.execute(
                "INSERT INTO service_categories (organization_id, id, name) VALUES (?, ?, 'Audit')", org, CATEGORY);
        database.execute(
                "INSERT INTO delivery_roles (organization_id, id, code, name) VALUES (?, ?, 'auditor', 'Auditor')",
                org,
                ROLE);
        database.execute(
                "INSERT INTO rate_cards (organization_id, id, name, currency_code, effective_from, is_default)"
                        + " VALUES (?, ?, 'Standard', 'NZD', DATE '2020-01-01', true)",
                org,
                CARD);
        database.execute("INSERT INTO roles (organization_id, id, name) VALUES (?, ?, 'Approvers')", org, APPROVERS);
        item(organization, "AUDIT-HR", "hour", "137.40");
        item(organization, "KIT-3", "item", "219.95");
        database.execute(
                "INSERT INTO fx_rates (organization_id, id, base_currency_code, quote_currency_code, rate,"
                        + " effective_from, source) VALUES (?, ?, 'USD', 'NZD', 1.6874, DATE '2026-01-01', 'ECB')",
                org,
                RATE);
        TestOrganization.TestUser person =
                new TestOrganization.TestUser(database, Ids.next(), "mere@tui.example", "correct horse battery");
        organization.user(
                person,
                "quotes.view",
                "quotes.create",
                "quotes.update",
                "quotes.delete",
                "quotes.send",
                "approvals.request",
                "audit.view",
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
                "quotes.view_cost",
                "customers.view",
                "customers.create",
                "customers.update",
                "customers.delete",
                "settings.view",
                "settings.update",
                "projects.view",
                "projects.create",
                "projects.update",
                "projects.delete",
                "invoices.view",
                "invoices.create",
                "invoices.update",
                "invoices.delete",
                "invoices.send",
                "payments.view",
                "payments.create",
                "payments.void",
                "rate_cards.view",
                "rate_cards.create",
                "rate_cards.update",
                "rate_cards.delete",
                "tax_classes.view",
                "approvals.view",
                "approvals.configure",
                "approvals.decide",
                "quotes.approve",
                "tax_classes.update",
                "currencies.view",
                "currencies.update",
                "webhooks.view",
                "webhooks.manage",
                "allocations.read",
                "allocations.create",
                "allocations.update",
                "allocations.delete",
                "allocations.view_capacity",
                "jobs.view_jobs",
                "jobs.cancel_jobs",
                "jobs.retry_jobs",
                "files.access_files",
                "reports.export_reports",
                "reports.view_reports",
                "admin.view_schema");
        return new ExampleFirm(organization, person.id(), person.signIn(TestServer.MAIN), TestServer.MAIN.platform());
    }

    private static void item(TestOrganization organization, String code, String unit, String rate) throws SQLException {
        organization
                .database()
                .execute(
                        "INSERT INTO rate_card_items (organization_id, id, rate_card_id, currency_code,"
                                + " service_category_id, item_code, unit, base_rate, tax_class_id, effective_from)"
                                + " VALUES (?, ?, ?, 'NZD', ?, ?, ?, ?, ?, DATE '2020-01-01')",
                        organization.id(),
                        Ids.next(),
                        CARD,
                        CATEGORY,
                        code,
                        unit,
                        new BigDecimal(rate),
                        organization.standardTaxClass());
    }

    /** Its API, signed in. */
    Api api() {
        return api;
    }

    /** The API for an address: some are for another organization's people, those who run the platform. */
    Api api(String path) {
        return path.startsWith("/api/v1/platform/") ? platform : api;
    }

    /** The entity tag of the record that an address is about. */
    String tag(String address) {
        return api.get(record(address)).header("ETag").orElseThrow();
    }

    /** The address of the record itself, of whose parts or transitions an address may be. */
    static String record(String address) {
        List<String> steps = List.of(address.split("/"));
        if (steps.get(OF_RECORD - 2).equals("organization")) {
            return address;
        }
        // A price of a rate card has a state of its own, and so has a contact of a customer.
        boolean isOfItem =
                steps.size() > OF_ITEM && List.of("items", "contacts").contains(steps.get(OF_ITEM - 1));
        return String.join("/", steps.subList(0, isOfItem ? OF_ITEM + 1 : OF_RECORD));
    }

    private static Map<String, String> needed(DescribedOperation operation) {
        return operation.path().startsWith("/api/v1/reports/") ? PERIOD : NEEDED;
    }

    /** The parameters that a call of the operation needs, as they are written behind its address. */
    static String query(DescribedOperation operation) {
        String query = StreamSupport.stream(operation.tree().path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText())
                .map(name ->
                        name + "=" + Objects.requireNonNull(needed(operation).get(name), name))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /**
     * A path with ids that its variables stand for here. People and roles are made anew each time, since operations
     * change and delete them.
     */
    String address(String path, String quote) throws SQLException {
        return switch (path.split("/", 5)[3]) {
            case "audit-log" ->
                path.replace(
                        "{id}",
                        api.get("/api/v1/audit-log?limit=1")
                                .json()
                                .at("/items/0/id")
                                .asText());
            case "organization" -> ofTheOrganization(path);
            case "users" -> ofAPerson(path);
            case "platform" -> path.contains("{id}") ? path.replace("{id}", anotherFor(path)) : path;
            case "roles" -> path.replace("{id}", role().toString());
            case "approval-rules" -> path.contains("{id}") ? path.replace("{id}", rule().toString()) : path;
            case "approvals" -> path.contains("{id}") ? path.replace("{id}", round(path)) : path;
            case "quotes" -> ofAQuote(path, quotes.ready(path, quote));
            case "invoices" -> path.replace("{id}", invoices.ready(path, quote));
            case "payments" -> path.replace("{id}", invoices.paid(quote));
            case "public" -> path.replace("{token}", quotes.token(quote));
            case "projects" -> ofAProject(path);
            case "customers" -> ofACustomer(path);
            case "service-categories" ->
                path.contains("{id}") ? path.replace("{id}", category().toString()) : path;
            case "delivery-roles" -> path.replace("{id}", ROLE.toString());
            case "currencies" -> path.replace("{code}", "USD");
            case "rate-cards" -> ofACard(path);
            case "tax-classes" ->
                path.replace("{id}", organization.standardTaxClass().toString());
            case "fx-rates" -> path.replace("{id}", RATE.toString());
            case "webhooks" -> path.contains("{id}") ? ofAWebhook(path) : path;
            case "allocations" ->
                path.replace(
                        "{id}",
                        StoredAllocation.of(
                                        organization,
                                        PROJECT,
                                        organization.user().id(),
                                        ROLE)
                                .toString());
            case "jobs" -> path.contains("{id}") ? path.replace("{id}", job(path)) : path;
            case "auth" -> path.replace("{token}", "A".repeat(43)).replace("{id}", CUSTOMER.toString());
            default -> path.replace("{id}", CUSTOMER.toString());
        };
    }

    /** Where people are planned, one is. */
    private String ofAProject(String path) throws SQLException {
        if (path.endsWith("/allocations") || path.endsWith("/capacity")) {
            UUID allocation = StoredAllocation.of(
                    organization, PROJECT, organization.user().id(), ROLE);
            organization
                    .database()
                    .execute("UPDATE resource_allocations SET end_date = DATE '2099-12-31' WHERE id = ?", allocation);
            return path.replace("{id}", PROJECT.toString());
        }
        return path.contains("{id}") ? path.replace("{id}", project().toString()) : path;
    }

    /** A project of its own, which nothing names. */
    private UUID project() throws SQLException {
        UUID project = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO projects (organization_id, id, customer_id, name) VALUES (?, ?, ?, 'Warehouse')",
                        organization.id(),
                        project,
                        CUSTOMER);
        return project;
    }

    /** A category of its own, which nothing names. */
    private UUID category() throws SQLException {
        UUID category = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO service_categories (organization_id, id, name) VALUES (?, ?, ?)",
                        organization.id(),
                        category,
                        "Category " + category);
        return category;
    }

    /** A customer of its own, which nothing names, with a contact; lists are those of the first one. */
    private String ofACustomer(String path) throws SQLException {
        if (!path.contains("{id}") || path.endsWith("/contacts")) {
            return path.replace("{id}", CUSTOMER.toString());
        }
        UUID customer = Ids.next();
        UUID contact = Ids.next();
        Database database = organization.database();
        database.execute(
                "INSERT INTO customers (organization_id, id, customer_number, company_name, city, country_code, email)"
                        + " VALUES (?, ?, ?, 'Tūī Freight Ltd', 'Auckland', 'NZ', 'office@tui.example')",
                organization.id(),
                customer,
                "X-" + customer.toString().toUpperCase(Locale.ROOT));
        database.execute(
                "INSERT INTO customer_contacts (organization_id, id, customer_id, first_name, last_name, is_primary)"
                        + " VALUES (?, ?, ?, 'Mere', 'Parata', true)",
                organization.id(),
                contact,
                customer);
        return path.replace("{id}", customer.toString()).replace("{contactId}", contact.toString());
    }

    /** With a feature and a setting that are there, whatever was done to them before. */
    private String ofTheOrganization(String path) throws SQLException {
        organization
                .database()
                .execute(
                        "INSERT INTO org_feature_flags (organization_id, id, flag_key, is_enabled, payload)"
                                + " VALUES (?, ?, 'new_console', true, '{\"ring\": \"first\"}') ON CONFLICT DO NOTHING",
                        organization.id(),
                        Ids.next());
        organization
                .database()
                .execute(
                        "INSERT INTO org_settings (organization_id, id, setting_key, value_text, description)"
                                + " VALUES (?, ?, 'greeting', 'Kia ora', 'How letters begin.') ON CONFLICT DO NOTHING",
                        organization.id(),
                        Ids.next());
        String key = path.contains("/feature-flags") ? "new_console" : "greeting";
        return path.replace("{key}", key).replace("{channel}", "email");
    }

    private String ofAQuote(String path, String quote) {
        String address = path.replace("{id}", quote).replace("{version}", "1");
        if (address.contains("{lineId}")) {
            return address.replace(
                    "{lineId}", quotes.lines(quote).stream().findFirst().orElse(CUSTOMER.toString()));
        }
        return address.contains("{linkId}") ? address.replace("{linkId}", quotes.link(quote)) : address;
    }

    /** The body as the example has it; what only the server can know of its quote is looked up. */
    String body(DescribedOperation operation, String quote, String address) throws SQLException {
        String body = operation.body();
        if (operation.path().endsWith("/allocations")) {
            return body.replace(PLANNED.toString(), organization.user().id().toString());
        }
        if (operation.path().endsWith("/reorder")) {
            return quotes.named(body, quote);
        }
        if (operation.toString().equals("POST /api/v1/invoices")) {
            ObjectNode invoice = (ObjectNode)
                    operation.request().orElseThrow().path("example").deepCopy();
            return invoice.put("quoteId", quotes.accepted(CUSTOMER)).toString();
        }
        boolean isYes = operation.path().startsWith("/api/v1/public/") && address.endsWith("/accept");
        Api.Answer shown = isYes ? api.get(address.replaceFirst("/accept$", "")) : null;
        return shown == null || shown.status() != 200
                ? body
                : body.replaceFirst(
                        "sha256:[0-9a-f]{64}", shown.json().path("contentHash").asText());
    }

    /** An organization in which the operation of an address can be done. */
    private String anotherFor(String path) throws SQLException {
        String another = TestOrganization.create(organization.database()).id().toString();
        if (path.endsWith("/resume")) {
            organization
                    .database()
                    .execute("UPDATE organizations SET status = 'suspended' WHERE id = CAST(? AS uuid)", another);
        }
        return another;
    }

    private String ofACard(String path) throws SQLException {
        if (path.endsWith("/{id}")) {
            return path.replace("{id}", card().toString());
        }
        String address = path.replace("{id}", CARD.toString());
        return address.contains("{itemId}") ? address.replace("{itemId}", item().toString()) : address;
    }

    /** A card of its own, which no quote names. */
    private UUID card() throws SQLException {
        UUID card = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO rate_cards (organization_id, id, name, description, currency_code, effective_from)"
                                + " VALUES (?, ?, ?, 'For nobody yet.', 'NZD', DATE '2020-01-01')",
                        organization.id(),
                        card,
                        "Card " + card);
        return card;
    }

    /** A price of its own, by which no quote was priced. */
    private UUID item() throws SQLException {
        String code = "X-" + Ids.next();
        item(organization, code, code, "137.40");
        return UUID.fromString(organization
                .database()
                .rows(
                        "SELECT id FROM rate_card_items WHERE organization_id = ? AND item_code = ?",
                        organization.id(),
                        code)
                .get(0));
    }

    private String ofAPerson(String path) throws SQLException {
        if (!path.contains("{id}")) {
            return path;
        }
        UUID person = organization.user().id();
        UUID role = UUID.fromString(organization
                .database()
                .rows(
                        "SELECT role_id FROM user_roles WHERE organization_id = ? AND user_id = ?",
                        organization.id(),
                        person)
                .get(0));
        return path.replace("{id}", person.toString()).replace("{roleId}", role.toString());
    }

    private String ofAWebhook(String path) throws SQLException {
        StoredWebhook webhook = StoredWebhook.of(organization);
        return path.replace("{id}", webhook.endpoint().toString())
                .replace("{deliveryId}", webhook.delivery().toString());
    }

    /** One that the operation can be done with. */
    private String job(String path) throws SQLException {
        if (path.endsWith("/retry")) {
            return StoredJob.failed(organization, person).toString();
        }
        return path.endsWith("/result")
                ? StoredJob.withFile(organization, person).toString()
                : StoredJob.waiting(organization, person).toString();
    }

    private UUID rule() throws SQLException {
        UUID rule = Ids.next();
        Database database = organization.database();
        database.execute(
                "INSERT INTO approval_rules (organization_id, id, name, level, approver_role_id) VALUES (?, ?, ?, 1,"
                        + " ?)",
                organization.id(),
                rule,
                "Rule " + rule,
                APPROVERS);
        database.execute(
                "INSERT INTO approval_rule_conditions (organization_id, id, approval_rule_id, position, field,"
                        + " operator, value_number) VALUES (?, ?, ?, 1, 'netTotal', 'gte', 5000)",
                organization.id(),
                Ids.next(),
                rule);
        return rule;
    }

    /** A round, and for those who decide one that waits for them. */
    private String round(String path) throws SQLException {
        return path.endsWith("{id}") ? round().toString() : quotes.waitingFor(person, CUSTOMER);
    }

    private UUID round() throws SQLException {
        UUID round = Ids.next();
        Api.Answer quote = api.post(
                "/api/v1/quotes",
                Map.of(
                        "customerId",
                        CUSTOMER,
                        "title",
                        "To be approved",
                        "lines",
                        List.of(Map.of("description", "Audit", "quantity", "1", "itemCode", "AUDIT-HR"))));
        Database database = organization.database();
        database.execute(
                "INSERT INTO approval_requests (organization_id, id, quote_id, digest, requested_by)"
                        + " VALUES (?, ?, CAST(? AS uuid), sha256('quote'), ?)",
                organization.id(),
                round,
                quote.json().path("id").asText(),
                organization.user().id());
        database.execute(
                "INSERT INTO approval_request_rules (organization_id, id, approval_request_id, approval_rule_id,"
                        + " rule_name, level, approver_role_id, min_approvals, explanation) VALUES (?, ?, ?, ?, 'Large"
                        + " quotes', 1, ?, 1, 'Because it is large.')",
                organization.id(),
                Ids.next(),
                round,
                rule(),
                APPROVERS);
        return round;
    }

    private UUID role() throws SQLException {
        UUID role = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO roles (organization_id, id, name) VALUES (?, ?, ?)",
                        organization.id(),
                        role,
                        "Role " + role);
        return role;
    }
}
