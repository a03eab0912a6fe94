package com.pivotalflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers are made, changed and removed. */
@OnRealServer
class CustomerChangesIT {

    private static final String CUSTOMERS = "/api/v1/customers";

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private Api api;

    @BeforeEach
    void openAnOrganization() throws Exception {
        organization = TestOrganization.create(database);
        api = organization
                .user("customers.view", "customers.create", "customers.update", "customers.delete")
                .signIn(TestServer.MAIN);
    }

    @Test
    void aCustomerIsKeptAsStatedAndFoundWithoutRegardToAccents() {
        Api.Answer made = api.post(
                CUSTOMERS,
                Map.<String, Object>of(
                        "companyName", "Tūī Freight Ltd",
                        "status", "prospect",
                        "customerType", "government",
                        "tags", List.of("north", "vip", "north"),
                        "address", Map.<String, Object>of("city", "Ōtaki", "country", "NZ"),
                        "currency", "NZD",
                        "creditLimit", "25000",
                        "metadata", Map.<String, Object>of("campaign", "autumn")));

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        JsonNode customer = made.json();
        assertThat(customer.path("customerNumber").asText()).isEqualTo("C-0001");
        assertThat(customer.path("creditLimit").asText()).isEqualTo("25000.00");
        assertThat(customer.path("tags")).hasSize(2);
        assertThat(customer.path("paymentTermsDays").asInt()).isEqualTo(20);
        assertThat(made.header("Location"))
                .contains(CUSTOMERS + "/" + customer.path("id").asText());
        assertThat(api.get(CUSTOMERS + "/" + customer.path("id").asText()).json())
                .isEqualTo(customer);
        for (String words : List.of("tui+freight", "TUI", "otaki", "c-0001")) {
            assertThat(api.get(CUSTOMERS + "?q=" + words).json().path("items"))
                    .as(words)
                    .hasSize(1);
        }
    }

    @Test
    void numbersGoOnBehindThoseGivenByHandAndStayUsed() {
        assertThat(number(make("customerNumber", "C-0002"))).isEqualTo("C-0002");
        assertThat(number(make())).isEqualTo("C-0001");
        JsonNode third = make();
        assertThat(number(third)).isEqualTo("C-0003");
        assertThat(delete(third).status()).isEqualTo(204);
        assertThat(number(make())).isEqualTo("C-0004");

        Api.Answer again =
                api.post(CUSTOMERS, Map.<String, Object>of("companyName", "Again", "customerNumber", "C-0003"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("DUPLICATE_VALUE");
        assertThat(again.json().path("field").asText()).isEqualTo("customerNumber");
    }

    @Test
    void manyAtOnceGetDifferentNumbers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<String> numbers = new ArrayList<>();
        try {
            List<Callable<JsonNode>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(this::make);
            }
            for (Future<JsonNode> made : threads.invokeAll(calls)) {
                numbers.add(number(made.get()));
            }
        } finally {
            threads.shutdown();
        }

        assertThat(numbers).doesNotHaveDuplicates().hasSize(16).contains("C-0001", "C-0016");
    }

    @Test
    void aPatchMergesAndSaysNothingTwice() throws Exception {
        JsonNode made = make(
                "phone",
                "+64 9 555 0100",
                "address",
                Map.<String, Object>of("city", "Auckland", "street", "7 Quay Street"));

        JsonNode changed = patch(made, map("phone", null, "address", map("city", "Ōtaki"), "rating", 4))
                .json();
        Api.Answer same = patch(changed, Map.<String, Object>of("rating", 4, "tags", List.of()));

        assertThat(changed.has("phone")).isFalse();
        assertThat(changed.at("/address/street").asText()).isEqualTo("7 Quay Street");
        assertThat(changed.at("/address/city").asText()).isEqualTo("Ōtaki");
        assertThat(changed.path("companyName").asText()).isEqualTo("Company");
        assertThat(same.json()).isEqualTo(changed);
        assertThat(patch(made, Map.<String, Object>of("rating", 5)).problem()).isEqualTo("ETAG_MISMATCH");
        assertThat(patch(changed, map("customerNumber", null))
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("REQUIRED");
        assertThat(api.get(CUSTOMERS + "?q=otaki").json().path("items")).hasSize(1);
        assertThat(database.number(
                        "SELECT count(*) FROM audit_logs WHERE organization_id = ? AND action = 'customers.update'",
                        organization.id()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "companyName, '\"\"', /companyName, LENGTH",
        "customerNumber, '\"c 1\"', /customerNumber, FORMAT",
        "status, '\"gone\"', /status, ENUM",
        "rating, 6, /rating, NUMBER_OUT_OF_RANGE",
        "currency, '\"USD\"', /currency, CURRENCY_UNSUPPORTED",
        "creditLimit, 1, /currency, REQUIRED",
        "address, '{\"country\":\"ZZ\"}', /address/country, ENUM",
        "tags, '[\"\"]', /tags/0, LENGTH",
        "email, '\"nobody\"', /email, FORMAT",
        "createdAt, '\"2026-01-01T00:00:00Z\"', /createdAt, FIELD_READ_ONLY"
    })
    void whatACustomerCannotBeIsRefused(String member, String value, String pointer, String code) {
        String name = member.equals("companyName") ? "" : "\"companyName\":\"Company\",";
        Api.Answer refused =
                api.postText(CUSTOMERS, "application/json", "{" + name + "\"" + member + "\":" + value + "}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
    }

    @Test
    void aCreditLimitHasTheDecimalsOfItsCurrency() {
        assertThat(api.post(
                                CUSTOMERS,
                                Map.<String, Object>of("companyName", "A", "currency", "NZD", "creditLimit", "1.005"))
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("SCALE_EXCEEDED");
        assertThat(api.post(
                                CUSTOMERS,
                                Map.<String, Object>of("companyName", "A", "currency", "NZD", "creditLimit", "-1"))
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("NUMBER_OUT_OF_RANGE");
    }

    @Test
    void aCustomerWithOpenQuotesOrUnpaidInvoicesStays() throws Exception {
        JsonNode made = make();
        UUID customer = UUID.fromString(made.path("id").asText());
        UUID author = organization.user().id();
        UUID quote = Ids.next();
        database.execute(
                "INSERT INTO quotes (organization_id, id, quote_number, number_year, number_sequence, customer_id, title,"
                        + " valid_from, valid_until, currency_code, base_currency_code, created_by)"
                        + " VALUES (?, ?, 'Q-1', 2026, 1, ?, 'Audit', DATE '2026-01-01', DATE '2026-02-01', 'NZD', 'NZD', ?)",
                organization.id(),
                quote,
                customer,
                author);

        Api.Answer quoted = delete(made);
        database.execute(
                "UPDATE quotes SET status = 'cancelled', cancelled_at = now() WHERE organization_id = ? AND id = ?",
                organization.id(),
                quote);
        database.execute(
                "INSERT INTO invoices (organization_id, id, customer_id, title, currency_code, base_currency_code,"
                        + " created_by) VALUES (?, ?, ?, 'Audit', 'NZD', 'NZD', ?)",
                organization.id(),
                Ids.next(),
                customer,
                author);
        Api.Answer billed = delete(made);
        database.execute("DELETE FROM invoices WHERE organization_id = ?", organization.id());
        Api.Answer gone = delete(made);

        assertThat(quoted.status()).as(quoted.toString()).isEqualTo(409);
        assertThat(quoted.problem()).isEqualTo("RESOURCE_IN_USE");
        assertThat(quoted.json().path("usedBy").asText()).isEqualTo("quotes");
        assertThat(billed.json().path("usedBy").asText()).isEqualTo("invoices");
        assertThat(gone.status()).isEqualTo(204);
        assertThat(api.get(CUSTOMERS + "/" + customer).problem()).isEqualTo("CUSTOMER_NOT_FOUND");
        assertThat(api.get(CUSTOMERS).json().path("items")).isEmpty();
        assertThat(database.number(
                        "SELECT count(*) FROM customers WHERE organization_id = ? AND deleted_at IS NOT NULL",
                        organization.id()))
                .isEqualTo(1);
    }

    @Test
    void oneContactIsThePrimaryOneAndWhoBecomesItTakesThePlace() throws Exception {
        String contacts = CUSTOMERS + "/" + make().path("id").asText() + "/contacts";
        JsonNode first = api.post(contacts, contact("Mere", true)).json();
        JsonNode second = api.post(contacts, contact("Aroha", true)).json();

        assertThat(second.path("isPrimary").asBoolean()).isTrue();
        assertThat(api.get(contacts + "/" + first.path("id").asText())
                        .json()
                        .path("isPrimary")
                        .asBoolean(true))
                .isFalse();
        JsonNode back = api.with(
                        "If-Match",
                        api.get(contacts + "/" + first.path("id").asText())
                                .header("ETag")
                                .orElseThrow())
                .patch(contacts + "/" + first.path("id").asText(), Map.<String, Object>of("isPrimary", true))
                .json();
        assertThat(back.path("isPrimary").asBoolean()).isTrue();
        assertThat(database.number(
                        "SELECT count(*) FROM customer_contacts WHERE organization_id = ? AND is_primary",
                        organization.id()))
                .isEqualTo(1);
        assertThat(database.number(
                        "SELECT count(*) FROM audit_logs WHERE organization_id = ? AND action = 'contacts.update'",
                        organization.id()))
                .as("one stepped back, then one became it and the other stepped back")
                .isEqualTo(3);
    }

    @Test
    void manyWhoBecomeThePrimaryOneAtOnceLeaveOne() throws Exception {
        String contacts = CUSTOMERS + "/" + make().path("id").asText() + "/contacts";
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Api.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String name = "Contact " + i;
                calls.add(() -> api.post(contacts, contact(name, true)));
            }
            for (Future<Api.Answer> made : threads.invokeAll(calls)) {
                assertThat(made.get().status()).as(made.get().toString()).isEqualTo(201);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(database.number(
                        "SELECT count(*) FROM customer_contacts WHERE organization_id = ? AND is_primary",
                        organization.id()))
                .isEqualTo(1);
    }

    @Test
    void aContactIsItsCustomersAndItsAddressIsGivenOnce() {
        String contacts = CUSTOMERS + "/" + make().path("id").asText() + "/contacts";
        String others = CUSTOMERS + "/" + make().path("id").asText() + "/contacts";
        Map<String, Object> aroha =
                Map.<String, Object>of("firstName", "Aroha", "lastName", "Ngata", "email", "Aroha@tui.example");
        JsonNode made = api.post(contacts, aroha).json();
        String id = made.path("id").asText();

        Api.Answer twice = api.post(
                contacts,
                Map.<String, Object>of("firstName", "Other", "lastName", "One", "email", "aroha@TUI.example"));

        assertThat(twice.status()).as(twice.toString()).isEqualTo(409);
        assertThat(twice.json().path("field").asText()).isEqualTo("email");
        assertThat(api.post(others, aroha).status()).isEqualTo(201);
        assertThat(api.get(others + "/" + id).problem()).isEqualTo("CONTACT_NOT_FOUND");
        assertThat(api.with("If-Match", made.path("etag").asText())
                        .delete(others + "/" + id)
                        .problem())
                .isEqualTo("CONTACT_NOT_FOUND");
        assertThat(api.with("If-Match", made.path("etag").asText())
                        .delete(contacts + "/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(api.get(contacts + "/" + id).problem()).isEqualTo("CONTACT_NOT_FOUND");
        assertThat(api.post(contacts, aroha).status())
                .as("the address is free again")
                .isEqualTo(201);
    }

    private JsonNode make(Object... members) {
        Map<String, @Nullable Object> content = map(members);
        content.put("companyName", "Company");
        Api.Answer made = api.post(CUSTOMERS, content);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private static Map<String, Object> contact(String firstName, boolean isPrimary) {
        return Map.<String, Object>of("firstName", firstName, "lastName", "Parata", "isPrimary", isPrimary);
    }

    private Api.Answer patch(JsonNode customer, Object body) {
        return api.with("If-Match", customer.path("etag").asText())
                .patch(CUSTOMERS + "/" + customer.path("id").asText(), body);
    }

    private Api.Answer delete(JsonNode customer) {
        return api.with("If-Match", customer.path("etag").asText())
                .delete(CUSTOMERS + "/" + customer.path("id").asText());
    }

    private static String number(JsonNode customer) {
        return customer.path("customerNumber").asText();
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
