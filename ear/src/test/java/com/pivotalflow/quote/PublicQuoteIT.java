package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import com.pivotalflow.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a customer sees by a link, what they do not, and what looking does: nothing. */
@OnRealServer
@ExtendWith(QuietServer.class)
class PublicQuoteIT {

    /** What no customer may see, as it is written: names of members, and the values that the offer has in them. */
    private static final List<String> SECRETS = List.of(
            "unitcost",
            "123.45",
            "margin",
            "listunitprice",
            "pricerule",
            "ratecard",
            "explicit",
            "internalnotes",
            "squeeze",
            "metadata",
            "autumn-secret",
            "approv",
            "basetotals",
            "discountpercent",
            "createdby",
            "recipient",
            "allowedtransitions");

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private UUID organization;
    private Api api;
    private Offer offer;

    @BeforeEach
    void makeAnOffer() throws Exception {
        firm = Firm.open();
        organization = firm.organization().id();
        api = firm.as(Firm.EVERYTHING);
        offer = Offer.open(firm, api);
    }

    @Test
    void aCustomerSeesWhatTheyWereOffered() {
        Api.Answer answer = offer.visitor().read();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        JsonNode shown = answer.json();
        JsonNode quote = offer.journey().quote();
        for (String member :
                List.of("quoteNumber", "title", "validUntil", "currency", "totals", "taxBreakdown", "notes")) {
            assertThat(shown.path(member)).as(member).isEqualTo(quote.path(member));
        }
        assertThat(shown.path("state").asText()).isEqualTo("sent");
        assertThat(shown.at("/customer/name").asText()).isEqualTo("Tūī Freight Ltd");
        assertThat(shown.path("termsConditions").asText()).isEqualTo(Offer.TERMS);
        assertThat(shown.path("deadline")).isEqualTo(quote.at("/issued/deadline"));
        assertThat(shown.path("contentHash")).isEqualTo(quote.at("/issued/contentHash"));
        assertThat(shown.at("/lines/1/id").asText()).isEqualTo(offer.report());
        assertThat(shown.at("/lines/1/selection/mode").asText()).isEqualTo("optional");
        assertThat(shown.at("/groups/0/choose").asText()).isEqualTo("exactly_one");
    }

    @Test
    void theDocumentIsWhatTheHashCovers() throws Exception {
        Api.Answer answer = offer.visitor().get("document");

        String hash = "sha256:"
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(answer.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.header("X-Content-Hash")).contains(hash);
        assertThat(offer.visitor().read().json().path("contentHash").asText()).isEqualTo(hash);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void nothingOfWhatIsInternalIsEverSent() {
        Visitor visitor = offer.visitor();
        Map<String, Object> selection = Map.of(
                "selection",
                Map.<String, Object>of(
                        "options", List.of(offer.report()), "alternatives", Map.of("HOST", offer.small())));

        List<Api.Answer> answers = List.of(
                visitor.read(),
                visitor.get("document"),
                visitor.post("calculate", selection),
                visitor.post(
                        "calculate", Map.of("selection", Map.<String, Object>of("options", List.of(offer.audit())))),
                visitor.accept(List.of(offer.report()), Map.of("HOST", offer.small())),
                visitor.read(),
                visitor.decline());

        assertThat(answers).extracting(Api.Answer::status).containsExactly(200, 200, 200, 422, 200, 200, 409);
        for (Api.Answer answer : answers) {
            assertThat(answer.text().toLowerCase(Locale.ROOT)).doesNotContain(SECRETS);
        }
    }

    @Test
    void thePrintIsTheOneThatWasStored() {
        Api.Answer print = offer.visitor().get("pdf");

        assertThat(print.header("Content-Type")).contains("application/pdf");
        assertThat(print.header("Cache-Control")).contains("no-store");
        assertThat(print.bytes())
                .isNotEmpty()
                .isEqualTo(offer.journey().get("versions/1/pdf").bytes());
    }

    @Test
    void lookingHasNoEffectHoweverOftenOneLooks() throws Exception {
        List<String> before = rows();

        for (int time = 0; time < 3; time++) {
            assertThat(offer.visitor().read().status()).isEqualTo(200);
            assertThat(offer.visitor().head("").status()).isEqualTo(200);
            assertThat(offer.visitor().get("document").status()).isEqualTo(200);
            assertThat(offer.visitor().head("/document").status()).isEqualTo(200);
            assertThat(offer.visitor().get("pdf").status()).isEqualTo(200);
            assertThat(offer.visitor().head("/pdf").status()).isEqualTo(200);
        }
        assertThat(api.get("/api/v1/quotes/" + offer.journey().id()).status()).isEqualTo(200);
        assertThat(offer.journey().get("versions/1").status()).isEqualTo(200);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void theFirstReportThatItWasOpenedMovesTheQuoteAndTheNextOnesCountEveryTenMinutes() throws Exception {
        assertThat(offer.visitor().view().status()).isEqualTo(204);

        JsonNode viewed = offer.journey().read();
        assertThat(viewed.path("status").asText()).isEqualTo("viewed");
        assertThat(viewed.at("/issued/state").asText()).isEqualTo("viewed");
        assertThat(offer.visitor().view().status()).isEqualTo(204);
        assertThat(views()).isOne();
        database.execute(
                "UPDATE quote_delivery_tokens SET last_viewed_at = last_viewed_at - interval '10 minutes'"
                        + " WHERE organization_id = ?",
                organization);
        assertThat(offer.visitor().view().status()).isEqualTo(204);
        assertThat(offer.visitor().view().status()).isEqualTo(204);

        assertThat(views()).isEqualTo(2);
        JsonNode again = offer.journey().read();
        assertThat(again.at("/issued/viewedAt")).isEqualTo(viewed.at("/issued/viewedAt"));
        assertThat(again.path("etag")).isEqualTo(viewed.path("etag"));
        assertThat(database.rows(
                        "SELECT actor_kind FROM audit_logs WHERE organization_id = ?"
                                + " AND new_values ->> 'status' = 'viewed'",
                        organization))
                .containsExactly("link");
    }

    @Test
    void aRevisionStaysADraftWhenTheVersionBeforeItIsOpened() {
        offer.journey().revise();

        assertThat(offer.visitor().view().status()).isEqualTo(204);

        JsonNode revision = offer.journey().read();
        assertThat(revision.path("status").asText()).isEqualTo("draft");
        assertThat(revision.at("/issued/state").asText()).isEqualTo("viewed");
        assertThat(offer.journey().to("discard-revision", "").path("status").asText())
                .isEqualTo("viewed");
    }

    @Test
    void aSelectionIsPricedAndNotStored() throws Exception {
        List<String> before = rows();

        Api.Answer answer = offer.visitor()
                .post(
                        "calculate",
                        Map.of(
                                "selection",
                                Map.<String, Object>of(
                                        "options",
                                        List.of(offer.report()),
                                        "alternatives",
                                        Map.of("HOST", offer.large()))));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().at("/totals/grandTotal").asText()).isEqualTo("1955.00");
        assertThat(answer.json().at("/taxBreakdown/0/tax").asText()).isEqualTo("255.00");
        assertThat(answer.json().at("/lines/3/included").asBoolean()).isTrue();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aReceiptIsReadForNinetyDays() throws Exception {
        offer.visitor().accept(List.of(), Map.of("HOST", offer.large()));
        JsonNode receipt = offer.visitor().read().json();
        assertThat(receipt.path("state").asText()).isEqualTo("accepted");
        assertThat(receipt.at("/decision/outcome").asText()).isEqualTo("accepted");
        assertThat(receipt.at("/decision/totals/grandTotal").asText()).isEqualTo("1725.00");
        assertThat(database.rows(
                        "SELECT readable_until - closed_at FROM quote_delivery_tokens WHERE organization_id = ?",
                        organization))
                .containsExactly("90 days");

        database.execute(
                "UPDATE quote_delivery_tokens SET readable_until = now() WHERE organization_id = ?", organization);

        assertThat(offer.visitor().read().problem()).isEqualTo("LINK_NOT_FOUND");
    }

    private long views() throws Exception {
        return database.number("SELECT count(*) FROM quote_views WHERE organization_id = ?", organization);
    }

    /** What all rows of the organization are, table by table. */
    private List<String> rows() throws Exception {
        List<String> tables = database.rows("""
                SELECT format('SELECT %L, md5(coalesce(string_agg(md5(t::text), '''' ORDER BY md5(t::text)), ''''))'
                        || ' FROM %I AS t WHERE organization_id = ?', c.relname, c.relname)
                FROM pg_class AS c
                JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                ORDER BY c.relname
                """);
        return tables.stream().flatMap(query -> rowsOf(query).stream()).toList();
    }

    private List<String> rowsOf(String query) {
        try {
            return database.rows(query, organization);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
