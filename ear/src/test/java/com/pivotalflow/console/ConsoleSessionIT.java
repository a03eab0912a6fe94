package com.pivotalflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, what they see, and that nothing of what they write is lost. */
@OnRealServer
class ConsoleSessionIT {

    private static final String EMOJI = "\uD83D\uDC69\u200D\uD83D\uDE80";
    private static final String OTHER_PASSWORD = "quite another phrase 4711";

    private Browser browser;
    private Office office;

    @BeforeEach
    void openOffice() throws Exception {
        office = Office.open();
        browser = Browser.fresh();
    }

    @Test
    void aWrongPasswordIsRefusedInPlainWords() {
        browser.open("/");
        Desk.enter(browser, office.ada().email(), "not the password");

        browser.await("[role=alert]", "do not belong together");
        assertThat(browser.count(".side")).isZero();
    }

    @Test
    void aSessionGoesOnAfterTheWindowWasClosed() {
        Desk.signIn(browser, office.ada());

        browser.open("/#/quotes");

        browser.await("h1", "Quotes");
        assertThat(browser.script("return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
                        .asText())
                .as("no token is kept where a script could read it")
                .doesNotContain("eyJ");
    }

    @Test
    void whoMayOnlyApproveSeesNothingElse() {
        Desk.signIn(browser, office.bert());

        assertThat(browser.text(".side nav")).isEqualToIgnoringNewLines("OverviewQuotesApprovals");
        browser.go("/customers");
        browser.await(".empty", "Your roles don't include this page.");
    }

    @Test
    void aSessionThatEndsWhileTypingLosesNothing() throws Exception {
        Desk.signIn(browser, office.ada());
        browser.press("New quote");
        browser.write("Title", "Half a thought");
        browser.write("Customer", "Tūī");
        browser.await("[role=option]", "Tūī Freight Ltd");
        browser.pressAt("[role=option]");
        endAllSessions();

        browser.write("Description", "Site audit " + EMOJI);
        browser.write("Price", "200");
        browser.await("dialog h2", "Your session has ended");
        browser.write("Password", OTHER_PASSWORD);
        browser.press("Sign in");
        browser.await(".sum-panel .grand", "230.00 NZD");
        assertThat(browser.value("Title")).isEqualTo("Half a thought");

        browser.go("/quotes");
        browser.await("h1", "Quotes");
        browser.go("/quotes/new");
        browser.await(".notice", "what you were writing");
        assertThat(browser.value("Description")).isEqualTo("Site audit " + EMOJI);
        browser.press("Create quote");
        browser.await("h1", "Half a thought");
        assertThat(browser.script("return Object.keys(sessionStorage).length").asInt())
                .isZero();
    }

    /** As their owner would, from another machine; tokens are good for some seconds more. */
    private void endAllSessions() throws Exception {
        Api elsewhere = office.ada().login(TestServer.MAIN);
        Map<String, String> change = Map.of("currentPassword", office.ada().password(), "newPassword", OTHER_PASSWORD);
        assertThat(elsewhere.post("/api/v1/auth/password", change).status()).isEqualTo(204);
        Waiting.until(
                "tokens are refused", () -> office.api().get("/api/v1/auth/me").status() == 401);
    }
}
