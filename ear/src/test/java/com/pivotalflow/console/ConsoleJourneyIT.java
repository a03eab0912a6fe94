package com.pivotalflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.OnRealServer;
import java.time.Year;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotes on their way through the hands of staff and customers, each in front of a browser. */
@OnRealServer
class ConsoleJourneyIT {

    private Browser browser;
    private Office office;

    @BeforeEach
    void openOffice() throws Exception {
        office = Office.open();
        browser = Browser.fresh();
    }

    @Test
    void aQuoteGoesFromTheRateCardToAnInvoice() throws Exception {
        office.askBert();
        Desk.signIn(browser, office.ada());
        write();
        browser.press("Submit");
        browser.press("Submit");
        browser.await(".eyebrow", "Pending");
        assertThat(browser.count("main .button.main"))
                .as("nobody approves what they wrote")
                .isZero();
        Desk.signOut(browser);

        Desk.signIn(browser, office.bert());
        browser.go("/approvals");
        browser.await("article", "7,900.50 NZD");
        browser.press("Approve");
        browser.press("Approve");
        browser.await(".empty", "Nothing waits for you");
        Desk.signOut(browser);

        Desk.signIn(browser, office.ada());
        browser.go("/quotes");
        browser.press("Q-" + Year.now(ZoneId.of("Pacific/Auckland")) + "-0001");
        String link = send();
        String quote = browser.script("return location.hash").asText();

        browser.open(Office.Sent.path(link));
        accept();

        browser.open("/" + quote);
        browser.await(".decision", "Hemi Walker");
        browser.await(".totals .grand", "8,245.50 NZD");
        browser.press("Convert");
        browser.press("Convert");
        browser.await(".eyebrow", "No number yet");
        assertThat(browser.text(".totals .grand")).contains("8,245.50 NZD");
        assertThat(browser.complaints()).isEmpty();
    }

    private void write() {
        browser.press("New quote");
        browser.write("Title", "Warehouse audit");
        browser.write("Customer", "Tūī");
        browser.await("[role=option]", "Tūī Freight Ltd");
        browser.pressAt("[role=option]");
        browser.press("From the rate card");
        browser.write("Search", "audit");
        browser.pressAt(".price-choice");
        browser.write("Quantity", "50");
        browser.await(".line-sum .explain", "7,900.50");
        browser.press("Line");
        browser.write("Description", 1, "Report");
        browser.write("Price", 1, "300");
        browser.pressAt(".line-editor:nth-child(2) summary");
        browser.choose("Part of the quote", 1, "Option: the customer may take it");
        browser.await(".sum-panel .grand", "7,900.50 NZD");
        browser.press("Explain 7,900.50");
        browser.await("dialog", "50 × 137.40");
        browser.press("Close");
        browser.press("Create quote");
        browser.await("h1", "Warehouse audit");
        browser.await(".eyebrow", "Draft");
    }

    private String send() {
        browser.await(".eyebrow", "Approved");
        browser.press("Send");
        browser.write("Name", "Hemi Walker");
        browser.write("E-mail", "hemi@example.test");
        browser.press("Send");
        browser.await("dialog h2", "The link");
        String link = browser.value("Link");
        browser.press("Close");
        browser.await(".eyebrow", "Sent");
        return link;
    }

    private void accept() {
        browser.await(".totals", "7,900.50");
        browser.await("html.live");
        browser.pressAt("input[name=option]");
        browser.await(".totals .grand", "8,245.50");
        browser.press("Accept …");
        Desk.signAsCustomer(browser);
        browser.write("Your role at the customer", "Owner");
        browser.pressAt("[name=termsAccepted]");
        browser.press("Accept for 8,245.50 NZD");
        browser.await("main", "This quote was accepted");
    }

    @Test
    void aCustomerDeclinesAndStaffReadWhy() throws Exception {
        Office.Sent sent = office.sent("Warehouse audit");
        browser.open(sent.page());
        browser.press("Decline …");
        Desk.signAsCustomer(browser);
        browser.write("Why do you decline?", "Too dear this year");
        browser.press("Decline");
        browser.await("main", "This quote was declined");

        Desk.signIn(browser, office.ada());
        browser.go("/quotes/" + sent.quote());
        browser.await(".decision", "Too dear this year");
        browser.await(".eyebrow", "Rejected");
    }

    @Test
    void whoComesTooLateIsTold() throws Exception {
        Office.Sent sent = office.sent("Warehouse audit");
        office.organization()
                .database()
                .execute(
                        "UPDATE quote_versions SET expires_at = now() - interval '1 second' WHERE quote_id = ?",
                        UUID.fromString(sent.quote()));

        browser.open(sent.page());

        browser.await("main", "The time to decide is over");
        assertThat(browser.count("button")).isZero();
    }

    @Test
    void aRevisionShowsWhatChanged() throws Exception {
        Office.Sent sent = office.sent("Warehouse audit");
        Desk.signIn(browser, office.ada());
        browser.go("/quotes/" + sent.quote());
        browser.press("Revise");
        browser.press("Start revision");
        browser.press("Edit");
        browser.write("Quantity", "8");
        browser.await(".sum-panel .grand", "1,264.08 NZD");
        browser.press("Save");
        browser.press("Versions");
        browser.await(".difference .changed", "7.25");
        assertThat(browser.text(".difference")).contains("+118.51 NZD", "Site audit", "8");

        JsonNode quote = office.read(sent.quote());
        assertThat(quote.path("version").asInt()).isEqualTo(2);
        assertThat(quote.at("/lines/0/priceRule").asText()).isEqualTo("item_code");
    }
}
