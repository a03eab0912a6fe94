package com.pivotalflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files become prices of a rate card, by all its rules. */
@OnRealServer
class ImportedPricesIT {

    private static final String NAMES = "itemCode,serviceCategory,role,unit,baseRate,effectiveFrom,effectiveUntil\n";

    private ImportFirm firm;
    private UUID card;

    @BeforeEach
    void openWithACard() throws Exception {
        firm = ImportFirm.open(TestServer.MAIN);
        card = firm.card();
        firm.category("DEV");
        firm.category("DES");
        firm.role("senior");
    }

    private JsonNode prices(String more, String csv) throws Exception {
        return firm.imported("resource=rate-card-items&rateCardId=" + card + more, ImportFirm.CSV, csv);
    }

    @Test
    void codesStandForCategoryAndRole() throws Exception {
        JsonNode report = prices("", NAMES + "DEV-1,DEV,senior,,150,,\nDEV-2,DEV,,day,1100.50,2021-01-01,2021-12-31\n");

        assertThat(report.path("created").asInt()).as(report.toString()).isEqualTo(2);
        JsonNode items =
                firm.api().get("/api/v1/rate-cards/" + card + "/items").json().path("items");
        assertThat(items).hasSize(2);
        assertThat(firm.rows("SELECT concat_ws(' ', item_code, unit, base_rate, currency_code, effective_from,"
                        + " effective_until, delivery_role_id IS NULL) FROM rate_card_items WHERE organization_id = ?"
                        + " ORDER BY item_code"))
                .containsExactly(
                        "DEV-1 hour 150.000000 NZD 2020-01-01 f", "DEV-2 day 1100.500000 NZD 2021-01-01 2021-12-31 t");
        assertThat(firm.rows("SELECT action FROM audit_logs WHERE organization_id = ? ORDER BY sequence_number"))
                .containsExactly("imports.create", "rate_card_items.create", "rate_card_items.create");
    }

    @Test
    void whatDoesNotFitTheCardIsNamed() throws Exception {
        prices("", NAMES + "OLD,DES,,hour,1,2020-01-01,2020-12-31\n");

        JsonNode report = prices(
                "&mode=best-effort",
                NAMES + "OLD,DEV,,a,1,2020-06-01,\n"
                        + "X-1,DES,,hour,1,2020-12-31,\n"
                        + "X-2,DES,,hour,1,2021-01-01,2021-06-30\n"
                        + "X-3,DES,,hour,1,2021-06-30,\n"
                        + "X-2,DEV,,b,1,2021-03-01,2021-03-01\n"
                        + "X-4,NONE,nobody,,1,,\n"
                        + "X-5,DEV,,c,-1,,\n"
                        + "X-6,DEV,,d,1,2019-12-31,\n"
                        + "X-7,DEV,,e,1,2021-02-01,2021-01-01\n"
                        + "X-8,DEV,,f,1,2021-01-01,2021-01-01\n");

        assertThat(ImportFirm.errors(report))
                .as(report.toString())
                .containsExactly(
                        "1 itemCode RATE_PERIOD_OVERLAP",
                        "2 effectiveFrom RATE_PERIOD_OVERLAP",
                        "4 effectiveFrom RATE_PERIOD_OVERLAP",
                        "5 itemCode RATE_PERIOD_OVERLAP",
                        "6 serviceCategory REFERENCE_NOT_FOUND",
                        "6 role REFERENCE_NOT_FOUND",
                        "7 baseRate PRICE_NEGATIVE",
                        "8 effectiveFrom RATE_OUTSIDE_CARD",
                        "9 effectiveUntil VALIDITY_ORDER");
        assertThat(firm.rows("SELECT item_code FROM rate_card_items WHERE organization_id = ? ORDER BY 1"))
                .containsExactly("OLD", "X-2", "X-8");
    }

    @Test
    void idsAndTaxClassesAreLookedUpToo() throws Exception {
        UUID category = firm.category("PM");
        JsonNode report = firm.imported(
                "resource=rate-card-items&mode=best-effort&rateCardId=" + card,
                ImportFirm.JSON,
                "[{\"serviceCategoryId\":\"" + category + "\",\"baseRate\":\"1\",\"taxClass\":\"STANDARD\"},"
                        + "{\"serviceCategoryId\":\"" + UUID.randomUUID()
                        + "\",\"baseRate\":\"1\",\"taxClass\":\"GONE\"},"
                        + "{\"serviceCategory\":\"PM\",\"serviceCategoryId\":\"" + category + "\",\"baseRate\":1},"
                        + "{\"baseRate\":1}]");

        assertThat(ImportFirm.errors(report))
                .as(report.toString())
                .containsExactlyInAnyOrder(
                        "2 /serviceCategoryId REFERENCE_NOT_FOUND",
                        "2 /taxClass TAX_CLASS_UNKNOWN",
                        "3 /serviceCategoryId INVALID",
                        "4 /serviceCategoryId REQUIRED");
        assertThat(firm.count("rate_card_items")).isEqualTo(1);
    }

    @Test
    void costsNeedTheirRight() throws Exception {
        Api blind = firm.as("rate_cards.update", "jobs.view_jobs");
        String file = "serviceCategory,baseRate,unitCost\nDEV,10,5\nDES,10,\n";
        String query = "resource=rate-card-items&mode=best-effort&rateCardId=" + card;
        String job = firm.send(blind, query, ImportFirm.CSV, BodyPublishers.ofString(file))
                .json()
                .path("id")
                .asText();

        assertThat(ImportFirm.errors(firm.report(job))).containsExactly("1 unitCost PERMISSION_DENIED");
        assertThat(prices("&mode=best-effort", file).path("created").asInt()).isEqualTo(1);
        assertThat(firm.rows("SELECT coalesce(unit_cost::text, '-') FROM rate_card_items WHERE organization_id = ?"))
                .containsExactlyInAnyOrder("-", "5.000000");
    }

    @Test
    void theCardIsNamedAndOurs() throws Exception {
        ImportFirm other = ImportFirm.open(TestServer.MAIN);
        UUID theirs = other.card();
        String file = NAMES + "A,DEV,,,1,,\n";

        assertThat(firm.send("resource=rate-card-items", ImportFirm.CSV, file).problem())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(firm.send("resource=rate-card-items&rateCardId=1", ImportFirm.CSV, file)
                        .problem())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(firm.send("resource=rate-card-items&rateCardId=" + theirs, ImportFirm.CSV, file)
                        .problem())
                .isEqualTo("RATE_CARD_NOT_FOUND");
        assertThat(firm.send("resource=rate-card-items&rateCardId=" + UUID.randomUUID(), ImportFirm.CSV, file)
                        .problem())
                .isEqualTo("RATE_CARD_NOT_FOUND");
        assertThat(other.count("rate_card_items") + other.count("jobs")).isZero();
    }

    @Test
    void theSameFileGoesToTwoCards() throws Exception {
        String file = NAMES + "A,DEV,,,1,,\n";
        prices("", file);
        card = firm.card();

        assertThat(prices("", file).path("created").asInt()).isEqualTo(1);
        assertThat(firm.count("rate_card_items")).isEqualTo(2);
    }
}
