package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page that a customer's link leads to, as a browser without scripts uses it. */
@OnRealServer
class CustomerPageIT {

    private final Database database = TestServer.MAIN.database();
    private final Api browser = TestServer.MAIN.api();

    private Firm firm;
    private UUID organization;
    private Offer offer;
    private String page;

    @BeforeEach
    void makeAnOffer() throws Exception {
        firm = Firm.open();
        organization = firm.organization().id();
        offer = Offer.open(firm, firm.as(Firm.EVERYTHING));
        page = "/q/" + offer.tokens().get(0);
    }

    @Test
    void theQuoteIsShownAndNothingHappens() throws Exception {
        Api.Answer shown = browser.get(page);

        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        assertThat(shown.header("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(shown.header("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(shown.text())
                .contains("Audit", "Report", "Large host", "1,150.00 NZD", "See you in May", "Net 20 days.")
                .contains("name=\"option\" value=\"" + offer.report() + "\"")
                .contains("name=\"alternative.HOST\" value=\"" + offer.large() + "\"")
                .doesNotContain("123.45", "Squeeze", "autumn-secret");
        assertThat(database.number("SELECT count(*) FROM quote_views WHERE organization_id = ?", organization))
                .isZero();
        assertThat(offer.journey().read().path("status").asText()).isEqualTo("sent");
    }

    @Test
    void aChoiceIsPricedReviewedAndAcceptedOnce() throws Exception {
        Map<String, String> form = choice();
        form.put("action", "calculate");
        Api.Answer priced = press(form);
        assertThat(priced.status()).as(priced.toString()).isEqualTo(200);
        assertThat(priced.text())
                .contains("1,955.00 NZD")
                .contains("value=\"" + offer.report() + "\" checked")
                .contains("value=\"" + offer.large() + "\" checked");

        form.put("action", "review");
        Api.Answer review = press(form);
        assertThat(review.text())
                .contains("<li><bdi>Report</bdi></li>", "<li><bdi>Large host</bdi></li>", "Accept for 1,955.00 NZD")
                .doesNotContain("<li><bdi>Audit</bdi></li>");

        form.putAll(person());
        form.put("action", "accept");
        form.put("expectedGrandTotal", "1955.00");
        form.put(
                "contentHash", offer.visitor().read().json().path("contentHash").asText());
        form.put("name", "H");
        form.remove("termsAccepted");
        Api.Answer wrong = press(form);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Your name has 2 to 200 characters.", "value=\"hemi@tui.example\"", "value=\"Owner\"");
        form.put("name", "Hemi Walker");
        Api.Answer disagreed = press(form);
        assertThat(disagreed.status()).isEqualTo(422);
        assertThat(disagreed.text()).contains("can only be accepted with its terms");

        form.put("termsAccepted", "true");
        Api.Answer accepted = press(form);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(303);
        assertThat(accepted.header("Location")).contains(page);
        assertThat(press(form).status()).isEqualTo(303);

        Api.Answer receipt = browser.get(page);
        assertThat(receipt.text())
                .contains("This quote was accepted", "1,955.00 NZD")
                .contains(offer.visitor().read().json().path("contentHash").asText())
                .doesNotContain("<button");
        assertThat(database.rows(
                        "SELECT signer_name, total_amount FROM quote_acceptances WHERE organization_id = ?",
                        organization))
                .containsExactly("Hemi Walker|1955.0000");
    }

    @Test
    void aQuoteIsDeclinedWithAReason() {
        Map<String, String> form = person();
        form.put("action", "refuse");
        assertThat(press(form).text()).contains("Why do you decline?", "Decline the quote");

        form.put("action", "decline");
        assertThat(press(form).text()).contains("Give a reason of 3 to 1000 characters.");
        form.put("reason", "Too dear\r\nthis year");
        assertThat(press(form).status()).isEqualTo(303);

        assertThat(browser.get(page).text()).contains("This quote was declined").doesNotContain("<button");
        assertThat(offer.journey().read().path("status").asText()).isEqualTo("rejected");
    }

    @Test
    void aGroupThatIsNotAnsweredIsAskedForAgain() {
        Api.Answer unanswered = press(Map.of("action", "review", "option", offer.report()));

        assertThat(unanswered.status()).isEqualTo(422);
        assertThat(unanswered.text()).contains("Choose exactly one line", "value=\"" + offer.report() + "\" checked");
        assertThat(press(Map.of("action", "review", "alternative.HOST", "none")).status())
                .isEqualTo(422);
    }

    @Test
    void whatTheFormCarriesUnseenIsNoWayAround() {
        Map<String, String> form = choice();
        form.putAll(person());
        form.put("action", "accept");
        form.put(
                "contentHash", offer.visitor().read().json().path("contentHash").asText());
        form.put("expectedGrandTotal", "1.00");

        Api.Answer cheaper = press(form);
        form.put("expectedGrandTotal", "");
        Api.Answer unstated = press(form);

        assertThat(cheaper.status()).isEqualTo(409);
        assertThat(cheaper.text()).contains("The quote changed");
        assertThat(unstated.status()).isEqualTo(409);
        assertThat(offer.journey().read().path("status").asText()).isEqualTo("viewed");
    }

    @Test
    void clearWordsSayWhatBecameOfAQuote() throws Exception {
        assertThat(browser.get("/q/" + "x".repeat(43)).status()).isEqualTo(404);
        assertThat(browser.get("/q/").text()).contains("This link leads nowhere");

        offer.journey().revise();
        offer.journey().submit();
        offer.journey().sendTo("{\"channel\":\"link\"}");
        Api.Answer replaced = browser.get(page);
        assertThat(replaced.status()).isEqualTo(410);
        assertThat(replaced.text()).contains("There is a newer version");

        Offer withdrawn = Offer.open(firm, firm.as(Firm.EVERYTHING));
        withdrawn.journey().to("cancel", "{\"reason\":\"Mistake\"}");
        assertThat(browser.get("/q/" + withdrawn.tokens().get(0)).text()).contains("The quote was withdrawn");
    }

    @Test
    void wordsAndFiguresAreThoseOfTheSellersLanguage() throws Exception {
        database.execute("UPDATE organizations SET locale = 'de-DE' WHERE id = ?", organization);

        String shown = browser.get(page).text();

        assertThat(shown).contains("<html lang=\"de-DE\">", "1.150,00 NZD", "Annehmen …", "Gesamtbetrag");
    }

    @Test
    void markupIsText() throws Exception {
        database.execute(
                "UPDATE customers SET company_name = ? WHERE organization_id = ?",
                "<script>alert(1)</script> \"&' \u202eevil",
                organization);
        Offer hostile = Offer.open(firm, firm.as(Firm.EVERYTHING));

        String shown = browser.get("/q/" + hostile.tokens().get(0)).text();
        Map<String, String> form = new LinkedHashMap<>(person());
        form.put("name", "\"><script>alert(2)</script>");
        form.put("email", "no");
        form.put("action", "decline");
        String wrong = browser.postText(
                        "/q/" + hostile.tokens().get(0), "application/x-www-form-urlencoded", encoded(form))
                .text();

        assertThat(shown).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        assertThat(wrong).contains("&lt;script&gt;alert(2)").doesNotContain("<script>alert");
    }

    private Map<String, String> choice() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("option", offer.report());
        form.put("alternative.HOST", offer.large());
        return form;
    }

    private static Map<String, String> person() {
        Map<String, String> person = new LinkedHashMap<>();
        person.put("name", "Hemi Walker");
        person.put("email", "hemi@tui.example");
        person.put("role", "Owner");
        person.put("termsAccepted", "true");
        return person;
    }

    private Api.Answer press(Map<String, String> form) {
        return browser.postText(page, "application/x-www-form-urlencoded", encoded(form));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
