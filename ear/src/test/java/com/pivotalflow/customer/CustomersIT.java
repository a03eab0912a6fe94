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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers and contacts: list, search, read; nothing is written, so all tests share one organization. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersIT {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String UNKNOWN = "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02";

    private TestOrganization organization;
    private Api api;
    private UUID first;
    private UUID foreign;

    @BeforeAll
    void openAnOrganizationWithFourCustomers() throws Exception {
        Database database = TestServer.MAIN.database();
        organization = TestOrganization.create(database);
        first = customer("C-1", "Ähren 100% Ltd", "active", "business", "ahren 100% ltd", "{vip,north}");
        customer("C-2", "beta_2 Ltd", "lead", "government", "beta_2 ltd", "{vip}");
        customer("C-3", "Gamma Ltd", "inactive", "business", "gamma ltd", "{}");
        UUID deleted = customer("C-4", "Deleted Ltd", "active", "business", "deleted ltd", "{vip}");
        database.execute("UPDATE customers SET deleted_at = now() WHERE id = ?", deleted);
        database.execute(
                "UPDATE customers SET currency_code = 'JPY', credit_limit_amount = 120000, city = 'Ōsaka', country_code"
                        + " = 'JP', industry = 'Freight', source = 'fair', metadata = '{\"tier\": 1.50}' WHERE id = ?",
                first);
        contact(first, "Aroha", true, "");
        contact(first, "Bob", false, "");
        contact(first, "Gone", false, "now");
        foreign = TestOrganization.create(database).customer("Foreign Ltd");
        api = organization.user("customers.view").signIn(TestServer.MAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "'', C-1 C-2 C-3",
        "status=active, C-1",
        "'status=lead,inactive', C-2 C-3",
        "customerType=government, C-2",
        "tag=vip, C-1 C-2",
        "industry=Freight&source=fair, C-1",
        "industry=freight, ''",
        "q=ÄHREN, C-1",
        "q=100%25, C-1",
        "q=a_2, C-2",
        "q=__, ''",
        "q=%25%25, ''",
        "q=deleted, ''",
        "q=foreign, ''"
    })
    void filtersNarrowTheList(String query, String numbers) {
        JsonNode page = api.get(CUSTOMERS + "?sort=customerNumber&includeTotal=true&" + query.replace("Ä", "%C3%84"))
                .json();

        List<String> expected = numbers.isEmpty() ? List.of() : List.of(numbers.split(" "));
        assertThat(numbers(page)).isEqualTo(expected);
        assertThat(page.path("total").asInt(-1)).isEqualTo(expected.size());
    }

    /** Names sort by code points, because the database's collation is C.UTF-8. */
    @ParameterizedTest
    @CsvSource({
        "companyName, C-2 C-3 C-1",
        "-companyName, C-1 C-3 C-2",
        "-customerNumber, C-3 C-2 C-1",
        "'createdAt,-customerNumber', C-1 C-2 C-3"
    })
    void pagesOfOneShowEveryCustomerOnceInOrder(String sort, String numbers) {
        List<String> seen = new ArrayList<>();
        String path = CUSTOMERS + "?limit=1&sort=" + sort;
        while (!path.isEmpty()) {
            Api.Answer page = api.get(path);
            seen.addAll(numbers(page.json()));
            path = page.header("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }

        assertThat(String.join(" ", seen)).isEqualTo(numbers);
    }

    @Test
    void aCustomerIsReadWithItsAmountsInItsCurrency() {
        Api.Answer read = api.get(CUSTOMERS + "/" + first);

        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        assertThat(read.json().path("companyName").asText()).isEqualTo("Ähren 100% Ltd");
        assertThat(read.json().path("creditLimit").asText()).isEqualTo("120000");
        assertThat(read.json().at("/address/city").asText()).isEqualTo("Ōsaka");
        assertThat(read.json().path("tags").toString()).isEqualTo("[\"vip\",\"north\"]");
        assertThat(read.text()).contains("\"tier\":1.50").doesNotContain("null");
        assertThat(read.header("ETag")).contains(read.json().path("etag").asText());
        assertThat(api.with("If-None-Match", read.header("ETag").orElseThrow())
                        .get(CUSTOMERS + "/" + first)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aCustomersContactsAreListedWithoutThoseWhoLeft() {
        JsonNode page = api.get(CUSTOMERS + "/" + first + "/contacts?sort=createdAt&includeTotal=true")
                .json();

        assertThat(page.path("items"))
                .extracting(contact -> contact.path("firstName").asText() + " "
                        + contact.path("isPrimary").asBoolean())
                .containsExactly("Aroha true", "Bob false");
        assertThat(page.path("total").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"''", "/contacts"})
    void aForeignCustomerIsAnsweredLikeOneThatDoesNotExist(String below) {
        Api.Answer answer = api.get(CUSTOMERS + "/" + foreign + below);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("CUSTOMER_NOT_FOUND");
        assertThat(answer.withoutTrace())
                .isEqualTo(api.get(CUSTOMERS + "/" + UNKNOWN + below).withoutTrace());
    }

    @Test
    void readingNeedsItsPermission() throws Exception {
        Api other = organization.user("projects.view", "quotes.view").signIn(TestServer.MAIN);

        for (String path : List.of("", "/" + first, "/" + first + "/contacts")) {
            Api.Answer answer = other.get(CUSTOMERS + path);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.json().path("permission").asText()).isEqualTo("customers.view");
        }
    }

    private static List<String> numbers(JsonNode page) {
        List<String> numbers = new ArrayList<>();
        page.path("items")
                .forEach(item -> numbers.add(item.path("customerNumber").asText()));
        return numbers;
    }

    private UUID customer(String number, String name, String status, String type, String searched, String tags)
            throws Exception {
        UUID id = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO customers (organization_id, id, customer_number, company_name, status,"
                                + " customer_type, search_text, tags) VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS text[]))",
                        organization.id(),
                        id,
                        number,
                        name,
                        status,
                        type,
                        searched,
                        tags);
        return id;
    }

    private void contact(UUID customer, String name, boolean isPrimary, String deletedAt) throws Exception {
        organization
                .database()
                .execute(
                        "INSERT INTO customer_contacts (organization_id, id, customer_id, first_name, last_name,"
                                + " is_primary, deleted_at) VALUES (?, ?, ?, ?, 'Hana', ?, CAST(nullif(?, '') AS timestamptz))",
                        organization.id(),
                        Ids.next(),
                        customer,
                        name,
                        isPrimary,
                        deletedAt);
    }
}
