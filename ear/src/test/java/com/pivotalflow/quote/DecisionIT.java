package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a quote when its customer, or staff in the customer's name, says yes or no. */
@OnRealServer
class DecisionIT {

    private static final String YES =
            "{\"channel\":\"email\",\"name\":\"Hemi Walker\",\"role\":\"Owner\",\"reference\":\"PO 4711\",\"selection\":%s}";
    private static final String NO = "{\"channel\":\"phone\",\"name\":\"Hemi Walker\",\"reference\":\"Call of 5 May\","
            + "\"reason\":\"Too expensive\"}";

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
    void whatACustomerChoosesIsWhatTheQuoteSaysFromThenOn() {
        Map<String, Object> yes = offer.visitor().yes();
        yes.put(
                "selection",
                Map.<String, Object>of(
                        "options", List.of(offer.report()), "alternatives", Map.of("HOST", offer.large())));
        yes.put("expectedGrandTotal", "1955.0");

        Api.Answer answer = offer.visitor().post("accept", yes);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode accepted = answer.json();
        assertThat(accepted.path("outcome").asText()).isEqualTo("accepted");
        assertThat(accepted.path("quoteNumber"))
                .isEqualTo(offer.journey().quote().path("quoteNumber"));
        assertThat(accepted.path("version").asInt()).isOne();
        assertThat(accepted.path("contentHash").asText()).isEqualTo(yes.get("contentHash"));
        assertThat(accepted.at("/totals/netTotal").asText()).isEqualTo("1700.00");
        assertThat(accepted.at("/totals/grandTotal").asText()).isEqualTo("1955.00");
        assertThat(accepted.path("selectionHash").asText())
                .isEqualTo("sha256:"
                        + sha256("{\"alternatives\":{\"HOST\":\"" + offer.large() + "\"},\"options\":[\""
                                + offer.report() + "\"]}"));
        JsonNode quote = offer.journey().read();
        assertThat(quote.path("status").asText()).isEqualTo("accepted");
        assertThat(quote.at("/issued/state").asText()).isEqualTo("accepted");
        assertThat(quote.path("acceptedAt")).isEqualTo(accepted.path("acceptedAt"));
        assertThat(quote.path("totals")).isEqualTo(accepted.path("totals"));
        assertThat(quote.at("/baseTotals/grandTotal").asText()).isEqualTo("1955.00");
        assertThat(quote.at("/lines/1/included").asBoolean()).isTrue();
        assertThat(quote.at("/lines/2/included").asBoolean()).isFalse();
        assertThat(quote.at("/lines/2/amounts/gross").asText()).isEqualTo("0.00");
        assertThat(quote.at("/lines/3/amounts/gross").asText()).isEqualTo("575.00");
        assertThat(quote.at("/acceptance/outcome").asText()).isEqualTo("accepted");
        assertThat(quote.at("/acceptance/channel").asText()).isEqualTo("link");
        assertThat(quote.at("/acceptance/name").asText()).isEqualTo("Hemi Walker");
        assertThat(quote.at("/acceptance/totals/grandTotal").asText()).isEqualTo("1955.00");
        assertThat(quote.at("/acceptance/selection/options/0").asText()).isEqualTo(offer.report());
        assertThat(quote.at("/acceptance/selection/alternatives/HOST").asText()).isEqualTo(offer.large());
        assertThat(offer.journey().allowed()).isEmpty();
        assertThat(api.get("/api/v1/quotes?status=accepted")
                        .json()
                        .at("/items/0/grandTotal")
                        .asText())
                .isEqualTo("1955.00");
        assertThat(offer.journey()
                        .get("versions/1")
                        .json()
                        .at("/totals/grandTotal")
                        .asText())
                .as("what was sent stays what it was")
                .isEqualTo("1150.00");
    }

    @Test
    void theEvidenceSaysWhoSaidYesToWhatAndHow() throws Exception {
        Visitor visitor = offer.visitor()
                .with("User-Agent", "Reader/1.0 " + "x".repeat(600))
                .with("Accept-Language", "en-NZ,en;q=0.8")
                .with("X-Forwarded-For", "203.0.113.9");

        Api.Answer answer = visitor.accept(List.of(), Map.of("HOST", offer.small()));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(database.rows("""
                        SELECT a.decision, a.channel, a.signer_name, a.signer_email, a.signer_role, a.terms_accepted,
                            encode(a.terms_hash, 'hex'), a.currency_code, a.net_amount::text, a.tax_amount::text,
                            a.total_amount::text, host(a.ip_address), char_length(a.user_agent), a.locale,
                            a.content_hash = v.content_hash, a.quote_delivery_token_id = t.id
                        FROM quote_acceptances AS a
                        JOIN quote_versions AS v ON v.id = a.quote_version_id
                        JOIN quote_delivery_tokens AS t ON t.quote_version_id = v.id
                        WHERE a.organization_id = ?
                        """, organization))
                .containsExactly("accepted|link|Hemi Walker|hemi@tui.example|Operations manager|t|"
                        + sha256(Offer.TERMS) + "|NZD|1300.0000|195.0000|1495.0000|203.0.113.9|512|en-NZ|t|t");
        assertThat(database.rows(
                        "SELECT l.description FROM quote_acceptance_selections AS s JOIN quote_version_line_items AS l"
                                + " ON l.id = s.quote_version_line_item_id WHERE s.organization_id = ?",
                        organization))
                .containsExactly("Small host");
        assertThat(database.rows("SELECT state FROM quote_delivery_tokens WHERE organization_id = ?", organization))
                .containsExactly("consumed");
        assertThat(lastEntry()).containsExactly("quotes.status_transition link t sent accepted");
        Timers.run(TestServer.MAIN, "QuoteIntegrityCheck");
        assertThat(failedChecks()).isZero();
    }

    @Test
    void anAcceptedQuoteThatIsChangedPastTheApplicationIsFoundOut() throws Exception {
        offer.visitor().accept(List.of(), Map.of("HOST", offer.large()));
        database.execute(
                "UPDATE quote_line_items SET description = 'Less' WHERE organization_id = ? AND position = 1",
                organization);

        Timers.run(TestServer.MAIN, "QuoteIntegrityCheck");

        assertThat(failedChecks()).isOne();
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndNoSecondDecision() throws Exception {
        Map<String, Object> yes = offer.visitor().yes();
        yes.put("selection", Map.of("alternatives", Map.of("HOST", offer.large())));
        Visitor visitor = offer.visitor().with("Idempotency-Key", "yes-" + Ids.next());

        Api.Answer first = visitor.post("accept", yes);
        Api.Answer again = visitor.post("accept", yes);

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(offer.visitor().post("accept", yes).problem()).isEqualTo("QUOTE_ALREADY_DECIDED");
        assertThat(database.rows(
                        "SELECT principal_kind, operation LIKE '%' || principal_id || '/accept' FROM idempotency_keys"
                                + " WHERE organization_id = ? AND principal_kind = 'link'",
                        organization))
                .containsExactly("link|t");
        assertThat(decisions()).isOne();
    }

    @Test
    void aCustomerWhoDeclinesSaysWhy() throws Exception {
        Api.Answer answer = offer.visitor().decline();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("outcome").asText()).isEqualTo("rejected");
        JsonNode quote = offer.journey().read();
        assertThat(quote.path("status").asText()).isEqualTo("rejected");
        assertThat(quote.at("/acceptance/outcome").asText()).isEqualTo("rejected");
        assertThat(quote.at("/acceptance/reason").asText()).isEqualTo("Too expensive this year");
        assertThat(quote.at("/acceptance/decidedAt")).isEqualTo(answer.json().path("decidedAt"));
        assertThat(offer.journey().allowed()).containsExactly("revise");
        assertThat(lastEntry()).containsExactly("quotes.status_transition link t sent rejected");
        Api.Answer tooLate = offer.visitor().accept(List.of(), Map.of("HOST", offer.large()));
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.problem()).isEqualTo("QUOTE_ALREADY_DECIDED");
        assertThat(tooLate.json().path("outcome").asText()).isEqualTo("rejected");
        assertThat(tooLate.json().path("decidedAt")).isEqualTo(answer.json().path("decidedAt"));
    }

    @Test
    void whatStaffLearnOutsideIsMarkedAsSuch() throws Exception {
        JsonNode accepted =
                offer.journey().to("accept", YES.formatted("{\"alternatives\":{\"HOST\":\"" + offer.small() + "\"}}"));

        assertThat(accepted.path("status").asText()).isEqualTo("accepted");
        assertThat(accepted.at("/totals/grandTotal").asText()).isEqualTo("1495.00");
        assertThat(accepted.at("/acceptance/channel").asText()).isEqualTo("email");
        assertThat(accepted.at("/acceptance/reference").asText()).isEqualTo("PO 4711");
        assertThat(accepted.at("/acceptance/recordedBy")).isEqualTo(accepted.path("createdBy"));
        assertThat(accepted.at("/acceptance").has("linkId")).isFalse();
        assertThat(database.rows(
                        "SELECT ip_address IS NULL, user_agent IS NULL FROM quote_acceptances WHERE organization_id = ?",
                        organization))
                .containsExactly("t|t");
        assertThat(lastEntry()).containsExactly("quotes.status_transition user f sent accepted");
        assertThat(offer.journey().read()).isEqualTo(accepted);
        assertThat(offer.journey().ask("accept", YES.formatted("null")).problem())
                .isEqualTo("QUOTE_ALREADY_DECIDED");

        Offer other = Offer.open(firm, api);
        assertThat(other.journey()
                        .ask("reject", NO.replace("\"reason\"", "\"role\""))
                        .problem())
                .isEqualTo("REASON_REQUIRED");
        JsonNode rejected = other.journey().to("reject", NO);
        assertThat(rejected.path("status").asText()).isEqualTo("rejected");
        assertThat(rejected.at("/acceptance/reason").asText()).isEqualTo("Too expensive");
    }

    @Test
    void anAcceptanceGivesUpTheVersionThatIsBeingPrepared() throws Exception {
        database.execute(
                "INSERT INTO org_settings (organization_id, id, setting_key, value_boolean)"
                        + " VALUES (?, ?, 'quote_send_requires_approval', true)",
                organization,
                Ids.next());
        TestUser manager = firm.organization().user("quotes.view", "approvals.decide", "quotes.approve");
        firm.ask(manager, "From nothing", "netTotal", "gte", "0");
        offer.journey().revise();
        offer.journey()
                .patch("{\"title\":\"Another title\",\"groups\":[],\"lines\":[{\"description\":\"Other\","
                        + "\"quantity\":\"1\",\"unitPrice\":\"9.00\"}]}");
        assertThat(offer.journey().submit().path("status").asText()).isEqualTo("pending");

        Api.Answer answer = offer.visitor().accept(List.of(), Map.of("HOST", offer.visitorsLine("Large host")));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode quote = offer.journey().read();
        assertThat(quote.path("status").asText()).isEqualTo("accepted");
        assertThat(quote.path("version").asInt()).isOne();
        assertThat(quote.path("title").asText()).isEqualTo("Warehouse audit");
        assertThat(quote.path("lines")).hasSize(4);
        assertThat(quote.at("/totals/grandTotal").asText()).isEqualTo("1725.00");
        assertThat(quote.has("approval")).isFalse();
        assertThat(database.rows(
                        "SELECT status, reason, closed_by IS NULL FROM approval_requests WHERE organization_id = ?",
                        organization))
                .containsExactly("voided|accepted_meanwhile|t");
        Timers.run(TestServer.MAIN, "QuoteIntegrityCheck");
        assertThat(failedChecks()).isZero();
    }

    @Test
    void aVersionThatIsHeldBackCantBeDecidedByAnybody() {
        offer.journey().to("revise", "{\"holdIssued\":true}");

        assertThat(offer.visitor().read().status()).isEqualTo(200);
        Map<String, Object> yes = offer.visitor().yes();
        yes.put("contentHash", "sha256:0");
        assertThat(offer.visitor().post("accept", yes).problem()).isEqualTo("QUOTE_UNDER_REVISION");
        assertThat(offer.visitor().decline().problem()).isEqualTo("QUOTE_UNDER_REVISION");
        assertThat(offer.journey().ask("accept", YES.formatted("null")).problem())
                .isEqualTo("QUOTE_UNDER_REVISION");
        assertThat(offer.journey().ask("reject", NO).problem()).isEqualTo("QUOTE_UNDER_REVISION");

        offer.journey().to("discard-revision", "");
        assertThat(offer.visitor().decline().status()).isEqualTo(200);
    }

    @Test
    void aNoLeavesTheVersionThatIsBeingPreparedAlone() {
        offer.journey().revise();
        offer.journey().patch("{\"title\":\"Another title\"}");

        assertThat(offer.visitor().decline().status()).isEqualTo(200);

        JsonNode quote = offer.journey().read();
        assertThat(quote.path("status").asText()).isEqualTo("draft");
        assertThat(quote.path("title").asText()).isEqualTo("Another title");
        assertThat(quote.at("/issued/state").asText()).isEqualTo("rejected");
        assertThat(offer.journey().to("discard-revision", "").path("status").asText())
                .isEqualTo("rejected");
    }

    private long decisions() throws Exception {
        return database.number("SELECT count(*) FROM quote_acceptances WHERE organization_id = ?", organization);
    }

    private long failedChecks() throws Exception {
        return database.number(
                "SELECT count(*) FROM audit_logs WHERE organization_id = ? AND action = 'quotes.integrity_failed'",
                organization);
    }

    private List<String> lastEntry() throws Exception {
        return database.rows("""
                SELECT action || ' ' || actor_kind || ' ' || (quote_delivery_token_id IS NOT NULL)::text::char(1) || ' '
                    || (old_values ->> 'status') || ' ' || (new_values ->> 'status')
                FROM audit_logs WHERE organization_id = ? AND entity_id = ? ORDER BY sequence_number DESC LIMIT 1
                """, organization, UUID.fromString(offer.journey().id()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
