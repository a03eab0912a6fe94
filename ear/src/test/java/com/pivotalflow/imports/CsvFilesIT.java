package com.pivotalflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as programs write them, and as none should: each has its own answer, with row and column. */
@OnRealServer
class CsvFilesIT {

    private static final String NAMES = "customerNumber,companyName,city\n";
    private static final String DRY = "&dryRun=true";

    private ImportFirm firm;

    @BeforeEach
    void open() throws Exception {
        firm = ImportFirm.open(TestServer.MAIN);
    }

    static Stream<String> readable() {
        return Stream.of(
                "customerNumber,companyName,city\nN-1,Tui,\nN-2,Kea,\n",
                "customerNumber,companyName,city\r\nN-1,Tui,\r\nN-2,Kea,",
                "customerNumber,companyName,city\rN-1,Tui,\rN-2,Kea,\r",
                "\uFEFFcustomerNumber,companyName,city\nN-1,Tui,\nN-2,Kea,\n",
                "\uFEFF\"customerNumber\",\"companyName\",\"city\"\n\"N-1\",\"Tui\",\"\"\n\"N-2\",Kea,\n",
                "\n\ncity,companyName,customerNumber\n\n,Tui,N-1\n\n\n,Kea,N-2\n\n",
                "customerNumber , companyName\nN-1, Tui \nN-2,\tKea\n",
                "customerNumber,companyName,createdAt\nN-1,Tui,2026-05-01T00:00:00.000Z\nN-2,Kea,\n");
    }

    @ParameterizedTest
    @MethodSource("readable")
    void howeverLinesEndAndColumnsStandTheRowsAreTheSame(String file) throws Exception {
        JsonNode report = firm.customers("", file);

        assertThat(report.path("refused").asInt()).as(report.toString()).isZero();
        assertThat(firm.rows("SELECT customer_number || company_name || coalesce(city, '') FROM customers"
                        + " WHERE organization_id = ? ORDER BY customer_number"))
                .containsExactly("N-1Tui", "N-2Kea");
    }

    @Test
    void linesWithinQuotesAreOfTheCellAndCountAsLines() throws Exception {
        JsonNode report = firm.customers(
                DRY,
                "companyName,description\n\"Tui\",\"two\nlines, \"\"quoted\"\"\"\nKea,\"" + "x".repeat(2001) + "\"\n");

        assertThat(ImportFirm.errors(report)).containsExactly("2 description LENGTH");
        assertThat(report.at("/errors/0/line").asInt()).isEqualTo(4);
        assertThat(report.at("/errors/0/pointer").asText()).isEqualTo("/description");
        assertThat(report.at("/errors/0/detail").asText()).isNotEmpty();
    }

    static Stream<Arguments> flawed() {
        return Stream.of(
                Arguments.of("", "0  FILE_EMPTY", ""),
                Arguments.of("\n\r\n\n", "0  FILE_EMPTY", ""),
                Arguments.of("companyName,colour,size\nTui,blue,2\n", "0 colour UNKNOWN_FIELD", "0 size UNKNOWN_FIELD"),
                Arguments.of("companyName,etag\nTui,1\n", "0 etag FIELD_READ_ONLY", ""),
                Arguments.of("companyName,city,city\nTui,a,b\n", "0 city COLUMN_DUPLICATE", ""),
                Arguments.of("customerNumber,city\nN-1,Nelson\n", "0 companyName REQUIRED", ""),
                Arguments.of(NAMES + "N-1,Tui\nN-2,Kea,\n", "1  CELLS_MISSING", ""),
                Arguments.of(NAMES + "N-1,Tui,,\nN-2,Kea,\n", "1  CELLS_TOO_MANY", ""),
                Arguments.of(NAMES + ",,\n", "1 companyName REQUIRED", ""),
                Arguments.of(NAMES + "N-1,Tu\u0000i,\n", "1 companyName TEXT_INVALID", ""),
                Arguments.of(
                        NAMES + "n 1,Tui,\nN-2," + "x".repeat(256) + ",\n",
                        "1 customerNumber FORMAT",
                        "2 companyName LENGTH"),
                Arguments.of(NAMES + "N-1,Tui,\nN-2,Kea,\nN-1,Weka,\n", "3 customerNumber DUPLICATE_VALUE", ""),
                Arguments.of(NAMES + "N-1,Tui,\n\"N-2\"x,Kea,\nN-3,Weka,\n", "2  MALFORMED_CSV", ""),
                Arguments.of(NAMES + "N-1,Tui,\nN-2,\"Kea,\nN-3,Weka,\n", "2  MALFORMED_CSV", ""),
                Arguments.of(NAMES + "N-1,Tui,\nN-2,\"" + "x".repeat(600_000) + "\",\n", "2  ROW_TOO_LONG", ""),
                Arguments.of(NAMES + "N-1,Tui,\nN-2,\"" + "x".repeat(265_000) + "\",\n", "2  ROW_TOO_LONG", ""),
                Arguments.of(
                        "companyName,rating\nTui,6\nKea,much\n",
                        "1 rating NUMBER_OUT_OF_RANGE",
                        "2 rating TYPE_MISMATCH"),
                Arguments.of("companyName,isTaxExempt\nTui,perhaps\n", "1 isTaxExempt TYPE_MISMATCH", ""),
                Arguments.of(
                        "companyName,status,customerType\nTui,gone,\nKea,,robot\n",
                        "1 status ENUM",
                        "2 customerType ENUM"),
                Arguments.of("companyName,country\nTui,XX\nKea,nz\n", "1 country ENUM", "2 country FORMAT"),
                Arguments.of(
                        "companyName,metadata\nTui,{\nKea,\"{\"\"price\"\":1}\"\n",
                        "1 metadata MALFORMED_JSON",
                        "2 metadata JSONB_MONETARY_FORBIDDEN"),
                Arguments.of(
                        "companyName,currency,creditLimit\nTui,XTS,1\nKea,NZD,1.234\n",
                        "1 currency CURRENCY_UNSUPPORTED",
                        "2 creditLimit SCALE_EXCEEDED"));
    }

    @ParameterizedTest
    @MethodSource("flawed")
    void whatIsWrongIsNamedByRowAndColumn(String file, String first, String second) throws Exception {
        if (file.isEmpty()) {
            assertThat(firm.send("resource=customers", ImportFirm.CSV, file).status())
                    .isEqualTo(422);
            return;
        }
        JsonNode report = firm.customers("", file);

        List<String> expected = second.isEmpty() ? List.of(first) : List.of(first, second);
        assertThat(ImportFirm.errors(report)).as(report.toString()).containsExactlyElementsOf(expected);
        assertThat(report.path("outcome").asText()).isEqualTo("refused");
        assertThat(report.path("errorCount").asInt()).isEqualTo(expected.size());
        assertThat(firm.count("customers")).isZero();
    }

    @Test
    void whatIsNotUtf8IsNamedByItsCellAndTheOthersAreRead() throws Exception {
        byte[] latin = (NAMES + "N-1,Café,\nN-2,Kea,Nelson\n").getBytes(StandardCharsets.ISO_8859_1);
        String job =
                firm.sent("resource=customers&mode=best-effort", ImportFirm.CSV, BodyPublishers.ofByteArray(latin));
        byte[] wide = NAMES.getBytes(StandardCharsets.UTF_16);

        JsonNode report = firm.report(job);
        JsonNode other = firm.report(firm.sent("resource=customers", ImportFirm.CSV, BodyPublishers.ofByteArray(wide)));

        assertThat(ImportFirm.errors(report)).containsExactly("1 companyName CHARSET_INVALID");
        assertThat(firm.rows("SELECT company_name FROM customers WHERE organization_id = ?"))
                .containsExactly("Kea");
        assertThat(ImportFirm.errors(other)).as(other.toString()).contains("0  CHARSET_INVALID");
    }

    static Stream<Arguments> flawedJson() {
        return Stream.of(
                Arguments.of("{\"companyName\":\"Tui\"}", "1  MALFORMED_JSON"),
                Arguments.of("[{\"companyName\":\"Tui\"},{\"companyName\":", "2  MALFORMED_JSON"),
                Arguments.of("[{\"companyName\":\"Tui\"}] x", "2  MALFORMED_JSON"),
                Arguments.of("[{\"companyName\":\"Tui\",\"companyName\":\"Kea\"}]", "1  MALFORMED_JSON"),
                Arguments.of("[1]", "1  TYPE_MISMATCH"),
                Arguments.of("[{\"companyName\":\"Tui\",\"colour\":1}]", "1 /colour UNKNOWN_FIELD"),
                Arguments.of("[{\"companyName\":\"Tui\",\"id\":1}]", "1 /id FIELD_READ_ONLY"),
                Arguments.of("[{\"companyName\":\"Tui\"},{\"companyName\":7}]", "2 /companyName TYPE_MISMATCH"),
                Arguments.of("[{\"companyName\":\"Tui\",\"tags\":[\"a\",1]}]", "1 /tags/1 TYPE_MISMATCH"),
                Arguments.of(
                        "[{\"companyName\":\"Tui\",\"metadata\":{\"a\":[{\"qty\":1}]}}]",
                        "1 /metadata/a/0/qty JSONB_MONETARY_FORBIDDEN"),
                Arguments.of("[{\"companyName\":\"" + "x".repeat(600_000) + "\"}]", "1  ROW_TOO_LONG"));
    }

    @ParameterizedTest
    @MethodSource("flawedJson")
    void whatIsWrongWithJsonIsNamedByRowAndPointer(String file, String error) throws Exception {
        JsonNode report = firm.imported("resource=customers", ImportFirm.JSON, file);

        assertThat(ImportFirm.errors(report)).as(report.toString()).containsExactly(error);
        assertThat(firm.count("customers")).isZero();
    }

    @Test
    void aFileWithoutRowsIsNoError() throws Exception {
        assertThat(firm.customers("", NAMES).path("rows").asInt()).isZero();
        assertThat(firm.imported("resource=customers", ImportFirm.JSON, " [ ] ")
                        .path("outcome")
                        .asText())
                .isEqualTo("imported");
    }

    @Test
    void allErrorsAreCountedAndTheFirstAreTold() throws Exception {
        StringBuilder file = new StringBuilder(NAMES);
        for (int i = 0; i < 1_500; i++) {
            file.append("bad number,,\n");
        }

        JsonNode report = firm.customers("", file.toString());

        assertThat(report.path("refused").asInt()).isEqualTo(1_500);
        assertThat(report.path("errorCount").asInt()).isEqualTo(3_000);
        assertThat(report.path("errors")).hasSize(200);
        assertThat(report.at("/errors/199/row").asInt()).isEqualTo(100);
    }
}
