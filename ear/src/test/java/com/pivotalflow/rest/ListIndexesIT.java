package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.Plan;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way to list customers, contacts, projects, the catalogue, exchange rates and an organization's switches and settings finds them by
 * an index, among a hundred thousand. What the server asks is taken from the database's own record of statements and
 * planned again, for whatever values may come.
 */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListIndexesIT {

    private static final String ROWS = " FROM generate_series(1, 100000) AS n";

    /** The table that a list is made from, by the end of its path. */
    private static final Map<String, String> TABLES = Map.of(
            "customers", "customers c",
            "contacts", "customer_contacts p",
            "projects", "projects p",
            "service-categories", "service_categories s",
            "delivery-roles", "delivery_roles d",
            "feature-flags", "org_feature_flags s",
            "settings", "org_settings s",
            "fx-rates", "fx_rates f");

    private final Database database = TestServer.MAIN.database();

    private UUID organization;
    private UUID customer;
    private Api api;

    @BeforeAll
    void makeAHundredThousandOfEach() throws Exception {
        TestOrganization firm = TestOrganization.create(database);
        organization = firm.id();
        customer = firm.customer("Tūī Freight Ltd");
        api = firm.user("customers.view", "projects.view", "rate_cards.view", "settings.view", "currencies.view")
                .signIn(TestServer.MAIN);
        // As many as an index is worth having for, whoever else the tables hold for other tests.
        database.execute(
                "INSERT INTO users (organization_id, id, email, first_name, last_name, status) SELECT ?,"
                        + " md5('owner ' || n)::uuid, 'owner-' || n || '@example.test', 'Owner', n::text, 'active'"
                        + " FROM generate_series(0, 999) AS n",
                organization);
        String at = "now() - n * interval '1 minute'";
        fill(
                "customers",
                "customer_number, company_name, status, customer_type, industry, source, tags, search_text, created_at",
                "'G-' || n, 'Company ' || md5(n::text),"
                        + " CASE WHEN n % 50 = 0 THEN 'inactive' ELSE 'active' END,"
                        + " (ARRAY['business', 'individual', 'government'])[n % 3 + 1], 'industry ' || n % 100,"
                        + " 'source ' || n % 100, ARRAY['tag ' || n % 1000], 'company ' || md5(n::text), " + at);
        fill(
                "customer_contacts",
                "customer_id, first_name, last_name, created_at",
                "(SELECT id FROM customers WHERE organization_id = '" + organization
                        + "' AND customer_number = 'G-' || n), 'First', 'Last', " + at);
        fill(
                "projects",
                "customer_id, name, code, status, owner_id, start_date, end_date, search_text, created_at",
                "(SELECT id FROM customers WHERE organization_id = '" + organization
                        + "' AND customer_number = 'G-' || n),"
                        + " 'Project ' || n, 'P-' || n, CASE WHEN n % 50 = 0 THEN 'on_hold' ELSE 'active' END,"
                        + " md5('owner ' || n % 1000)::uuid, DATE '2020-01-01' + n % 3000, DATE '2029-01-01' + n % 3000, 'project ' || md5(n::text), "
                        + at);
        fill("service_categories", "name, code", "'Category ' || md5(n::text), 'K-' || n");
        fill("delivery_roles", "code, name", "'role_' || n, 'Role ' || n");
        fill("org_feature_flags", "flag_key", "'flag_' || n");
        fill(
                "fx_rates",
                "base_currency_code, quote_currency_code, rate, effective_from, source",
                "'USD', 'NZD', 1.5, DATE '2000-01-01' + n, 'manual'");
        fill("org_settings", "setting_key, value_boolean", "'setting_' || n, true");
    }

    private void fill(String table, String columns, String values) throws Exception {
        database.execute(
                "INSERT INTO " + table + " (organization_id, id, " + columns + ") SELECT ?, gen_random_uuid(), "
                        + values + ROWS,
                organization);
        database.execute("ANALYZE " + table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customers?limit=50",
                "customers?sort=createdAt",
                "customers?sort=companyName",
                "customers?sort=-companyName",
                "customers?sort=customerNumber",
                "customers?status=inactive",
                "customers?status=inactive,lead&sort=companyName",
                "customers?customerType=government",
                "customers?industry=industry+7",
                "customers?source=source+7",
                "customers?tag=tag+7",
                "customers?q=c4ca4238a0b9",
                "customers/{customer}/contacts?sort=-createdAt",
                "customers/{customer}/contacts?sort=createdAt",
                "projects?limit=50",
                "projects?sort=createdAt",
                "projects?status=on_hold",
                "projects?customerId={customer}",
                "projects?ownerId={customer}",
                "projects?startDate%5Bgte%5D=2028-01-01",
                "projects?startDate%5Blt%5D=2020-01-03",
                "projects?endDate%5Bgt%5D=2036-01-01",
                "projects?endDate%5Blte%5D=2029-01-03",
                "projects?q=c4ca4238a0b9",
                "service-categories?sort=name",
                "service-categories?sort=-name",
                "delivery-roles?sort=code",
                "delivery-roles?sort=-code",
                "fx-rates?limit=50",
                "fx-rates?sort=effectiveFrom",
                "organization/feature-flags?sort=key",
                "organization/settings?sort=-key"
            })
    void aPageIsFoundByAnIndex(String list) throws Exception {
        List<String> plan = plan(list);

        String name = name(list);
        assertThat(plan).as(String.join("\n", plan)).noneMatch(line -> line.contains("Seq Scan on " + name));
        assertThat(plan)
                .as(String.join("\n", plan))
                .anyMatch(line -> line.matches(".*(?:Index|Bitmap).* (?:on|using) .*"));
    }

    @ParameterizedTest
    @CsvSource({
        "customers?industry=industry+7, ix_customers_industry_created_at_id",
        "customers?source=source+7, ix_customers_source_created_at_id",
        "projects?ownerId={customer}, ix_projects_owner_id_created_at_id",
        "fx-rates?limit=50, ix_fx_rates_effective_from_id"
    })
    void aFilterFindsItsPageInOrderByAnIndexOfItsOwn(String list, String index) throws Exception {
        List<String> plan = plan(list);

        assertThat(plan).as(String.join("\n", plan)).anyMatch(line -> line.contains(index));
        assertThat(plan).as(String.join("\n", plan)).noneMatch(line -> line.contains("Sort"));
    }

    /** A span of days is looked up; half of all time may rather be walked in order. */
    @ParameterizedTest
    @CsvSource({
        "projects?startDate%5Bgte%5D=2028-01-01&startDate%5Blte%5D=2028-01-31, ix_projects_start_date",
        "projects?endDate%5Bgt%5D=2036-01-01&endDate%5Blt%5D=2036-02-01, ix_projects_end_date"
    })
    void aSpanOfDaysIsFoundByAnIndexOfItsOwn(String list, String index) throws Exception {
        List<String> plan = plan(list);

        assertThat(plan).as(String.join("\n", plan)).anyMatch(line -> line.contains(index));
    }

    private static String name(String list) {
        String path = list.replaceAll("\\?.*$", "");
        String table = Objects.requireNonNull(TABLES.get(path.substring(path.lastIndexOf('/') + 1)), path);
        return table.substring(0, table.indexOf(' '));
    }

    private List<String> plan(String list) throws Exception {
        String address = list.replace("{customer}", customer.toString());
        String path = address.replaceAll("\\?.*$", "");
        String table = Objects.requireNonNull(TABLES.get(path.substring(path.lastIndexOf('/') + 1)), path);
        database.resetStatements();

        Api.Answer answer = api.get("/api/v1/" + address);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        String statement = database.statements().stream()
                .filter(text -> text.contains("FROM " + table) && text.contains("LIMIT"))
                .findFirst()
                .orElseThrow();
        return Plan.ofStatement(database, organization, statement);
    }
}
