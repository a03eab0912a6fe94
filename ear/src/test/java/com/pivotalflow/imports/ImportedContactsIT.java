package com.pivotalflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files become people at customers: one of each is the primary one, and none is at another organization's customer. */
@OnRealServer
class ImportedContactsIT {

    private static final String NAMES = "customerNumber,firstName,lastName,email,isPrimary\n";

    private ImportFirm firm;

    @BeforeEach
    void openWithTwoCustomers() throws Exception {
        firm = ImportFirm.open(TestServer.MAIN);
        firm.customers("", "customerNumber,companyName\nN-1,Tui\nN-2,Kea\n");
    }

    private JsonNode contacts(String more, String csv) throws Exception {
        return firm.imported("resource=contacts" + more, ImportFirm.CSV, csv);
    }

    private List<String> people() throws Exception {
        return firm.rows("SELECT c.customer_number || ' ' || p.first_name || CASE WHEN p.is_primary THEN ' primary'"
                + " ELSE '' END FROM customer_contacts p JOIN customers c ON c.organization_id = p.organization_id"
                + " AND c.id = p.customer_id WHERE p.organization_id = ? ORDER BY 1");
    }

    @Test
    void theLastPrimaryOneOfEachCustomerIsIt() throws Exception {
        contacts("", NAMES + "N-1,Ana,A,ana@x.test,true\nN-2,Ben,B,,\n");

        JsonNode report = contacts(
                "",
                NAMES + "N-1,Cat,C,cat@x.test,TRUE\nN-1,Dan,D,dan@x.test,true\nN-1,Eve,E,,false\nN-2,Fay,F,,true\n");

        assertThat(report.path("created").asInt()).as(report.toString()).isEqualTo(4);
        assertThat(people())
                .containsExactly("N-1 Ana", "N-1 Cat", "N-1 Dan primary", "N-1 Eve", "N-2 Ben", "N-2 Fay primary");
        assertThat(firm.rows("SELECT a.action || ' ' || p.first_name || ' ' || (a.new_values->>'isPrimary')"
                        + " FROM audit_logs a JOIN customer_contacts p ON p.organization_id = a.organization_id"
                        + " AND p.id = a.entity_id WHERE a.organization_id = ? AND p.first_name IN ('Ana', 'Dan')"
                        + " ORDER BY a.sequence_number"))
                .containsExactly("contacts.create Ana true", "contacts.update Ana false", "contacts.create Dan true");
    }

    @Test
    void customersAreNamedByNumberOrIdAndByBothIfTheyAgree() throws Exception {
        String tui = id("N-1");
        JsonNode report = contacts(
                "&mode=best-effort",
                "customerId,customerNumber,firstName,lastName\n" + tui + ",,Ana,A\n" + tui + ",N-1,Ben,B\n" + tui
                        + ",N-2,Cat,C\n,,Dan,D\n,N-9,Eve,E\n" + UUID.randomUUID() + ",,Fay,F\nhello,,Gus,G\n");

        assertThat(ImportFirm.errors(report))
                .as(report.toString())
                .containsExactlyInAnyOrder(
                        "3 customerNumber REFERENCE_NOT_FOUND",
                        "4 customerNumber REQUIRED",
                        "5 customerNumber REFERENCE_NOT_FOUND",
                        "6 customerId REFERENCE_NOT_FOUND",
                        "7 customerId FORMAT");
        assertThat(people()).containsExactly("N-1 Ana", "N-1 Ben");
    }

    private String id(String number) throws Exception {
        return firm.database()
                .rows("SELECT id FROM customers WHERE organization_id = ? AND customer_number = ?", firm.id(), number)
                .get(0);
    }

    @Test
    void anAddressIsOfOneContactOfACustomerWhateverItsCase() throws Exception {
        contacts("", NAMES + "N-1,Ana,A,ana@x.test,\n");

        JsonNode report = contacts(
                "&mode=best-effort",
                NAMES + "N-1,Ben,B,ANA@x.test,\nN-2,Cat,C,ana@x.test,\nN-2,Dan,D,Ana@X.test,\nN-1,Eve,,a@x.test,\n");

        assertThat(ImportFirm.errors(report))
                .containsExactlyInAnyOrder("1 email DUPLICATE_VALUE", "3 email DUPLICATE_VALUE", "4 lastName REQUIRED");
        assertThat(people()).containsExactly("N-1 Ana", "N-2 Cat");
    }

    @Test
    void customersOfOthersAreNotThere() throws Exception {
        TestOrganization other = TestOrganization.create(TestServer.MAIN.database());
        UUID theirs = other.customer("Theirs");
        String number = other.database()
                .rows("SELECT customer_number FROM customers WHERE id = ?", theirs)
                .get(0);

        JsonNode report = contacts(
                "", "customerId,customerNumber,firstName,lastName\n" + theirs + ",,Ana,A\n,\"" + number + "\",Ben,B\n");

        assertThat(ImportFirm.errors(report))
                .containsExactly("1 customerId REFERENCE_NOT_FOUND", "2 customerNumber REFERENCE_NOT_FOUND");
        assertThat(other.database()
                        .number("SELECT count(*) FROM customer_contacts WHERE organization_id = ?", other.id()))
                .isZero();
    }

    @Test
    void namesThatNoTextCanHoldAreToldWithoutIt() throws Exception {
        JsonNode report = firm.imported("resource=contacts", ImportFirm.JSON, "[{\"a\\u0000b\":1},{\"\\ud800\":1}]");

        assertThat(ImportFirm.errors(report)).contains("1 /a\uFFFDb UNKNOWN_FIELD", "2 /\uFFFD UNKNOWN_FIELD");
    }

    @Test
    void whoMayNotMakeOneMayNotMakeMany() throws Exception {
        var file = BodyPublishers.ofString(NAMES);

        assertThat(firm.send(firm.as("customers.create"), "resource=contacts", ImportFirm.CSV, file)
                        .problem())
                .isEqualTo("PERMISSION_DENIED");
        assertThat(firm.send(firm.as("customers.update"), "resource=customers", ImportFirm.CSV, file)
                        .problem())
                .isEqualTo("PERMISSION_DENIED");
        assertThat(firm.send(firm.as("customers.view"), "resource=contacts", ImportFirm.CSV, file)
                        .problem())
                .isEqualTo("PERMISSION_DENIED");
        assertThat(firm.send(firm.as("customers.update"), "resource=contacts", ImportFirm.CSV, file)
                        .status())
                .isEqualTo(202);
    }
}
