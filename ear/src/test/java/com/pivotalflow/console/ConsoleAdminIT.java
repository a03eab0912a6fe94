package com.pivotalflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.OnRealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What administrators do in the console, each in front of a browser. */
@OnRealServer
class ConsoleAdminIT {

    private Browser browser;
    private Office office;

    @BeforeEach
    void signIn() throws Exception {
        office = Office.open();
        browser = Browser.fresh();
        Desk.signIn(browser, office.ada());
    }

    @Test
    void aProjectIsEdited() {
        String project = Office.answered(office.api()
                        .post(
                                "/api/v1/projects",
                                Map.<String, Object>of("name", "Warehouse", "customerId", office.customer())))
                .path("id")
                .asText();
        browser.go("/projects/" + project);
        browser.press("Edit");
        browser.write("Name", "Cold store");
        browser.press("Planned effort");
        browser.write("Quantity", "many");
        browser.press("Save");
        browser.await("dialog .field-note.wrong");
        browser.write("Quantity", "120");
        browser.press("Save");

        browser.await("h1", "Cold store");
        browser.await("main table", "120 hour");
        browser.press("Delete");
        browser.press("Delete");
        browser.await("h1", "Projects");
        browser.await(".empty", "No projects yet");
    }

    @Test
    void somebodyIsInvitedAndGetsARole() {
        browser.go("/team");
        browser.press("Roles");
        browser.press("Role");
        browser.write("Name", "Estimator");
        browser.press("Create");
        browser.await("h1", "Estimator");
        browser.pressAt("[value='quotes.view']");
        browser.press("Save");
        browser.await("#toasts", "Saved.");

        browser.go("/team");
        browser.press("Invite");
        browser.write("First name", "Mere");
        browser.write("Last name", "Rangi");
        browser.write("E-mail", "nowhere");
        browser.press("Invite");
        browser.await("dialog .field-note.wrong");
        browser.write("E-mail", "mere@tui.example");
        browser.press("Invite");
        browser.await("dialog h2", "The invitation");
        assertThat(browser.value("Link")).contains("/account/#invitation=");
        browser.press("Close");
        browser.await("h1", "Mere Rangi");
        browser.await(".eyebrow", "Pending");
        browser.press("Role");
        browser.choose("Role", 0, "\u2068Estimator\u2069");
        browser.press("Add");
        browser.await("main .plain-list", "Estimator");
    }

    @Test
    void aRuleNamesItsCustomers() {
        browser.go("/approvals/rules");
        browser.press("Rule");
        browser.write("Name", "Always ask");
        browser.choose("What", 0, "Customer");
        browser.write("Customers", "Tūī");
        browser.await("dialog [role=option]", "Tūī Freight Ltd");
        browser.pressAt("dialog [role=option]");
        browser.await("dialog .conditions", "Tūī Freight");
        browser.press("Create");
        browser.await("main .conditions", "Customer one of \u2068Tūī Freight");

        assertThat(Office.answered(office.api().get("/api/v1/approval-rules"))
                        .at("/items/0/conditions/0/value/0")
                        .asText())
                .isEqualTo(office.customer().toString());
        browser.open("/#/approvals/rules");
        browser.script("location.reload()");
        browser.await("main .conditions", "Customer one of \u2068Tūī Freight");
        browser.pressAt("[aria-label='Edit Always ask']");
        browser.pressAt("dialog [aria-label^='Leave out']");
        browser.await("nobody is chosen", () -> browser.count("dialog .conditions li") == 0);
    }

    @Test
    void theOrganizationSaysWhoItIs() {
        browser.go("/settings");
        browser.write("Name", "Tūī Audits");
        browser.write("E-mail", "nowhere");
        browser.press("Save");
        browser.await("main .field-note.wrong");
        browser.write("E-mail", "office@tui.example");
        browser.press("Save");
        browser.await("#toasts", "Saved.");
        browser.write("City", "Auckland");
        browser.press("Save");
        browser.await("both changes", () -> browser.text("#toasts").split("Saved.", -1).length > 2);

        assertThat(Office.answered(office.api().get("/api/v1/organization")).toString())
                .contains("Tūī Audits", "office@tui.example", "Auckland");
        browser.press("Tax classes");
        browser.press("Tax class");
        browser.write("Name", "Reduced");
        browser.write("Code", "REDUCED");
        browser.write("Per cent", "7.5");
        browser.press("Create");
        browser.await("main table", "7.5 %");
    }

    @Test
    void filesGoOutAndIn(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("customers.csv"), "companyName,email\nKea Logistics,office@kea.example\n,nobody\n");
        browser.go("/data");
        browser.choose("What", 0, "Customers");
        browser.press("Export");
        browser.await(".job", "1 row");
        browser.press("Download");

        browser.attach("File", file);
        browser.press("Check only");
        browser.await(".job:first-child", "1 refused");
        browser.press("What was wrong");
        browser.await(".job:first-child table", "companyName");
        Files.writeString(file, "companyName,email\nKea Logistics,office@kea.example\n");
        browser.attach("File", file);
        browser.press("Import");
        browser.await(".job:first-child", "1 made");
        browser.go("/customers");
        browser.await("main tbody", "Kea Logistics");
    }

    @Test
    void aRuleIsWrittenAndTried() {
        browser.go("/approvals");
        browser.press("Rules");
        browser.press("Rule");
        browser.write("Name", "Large quotes");
        browser.press("Create");
        browser.await("dialog .field-note.wrong");
        browser.write("Amount in NZD", "5000");
        browser.press("Create");
        browser.await(".rule", "Net total at least 5,000 NZD");

        browser.write("Net total in NZD", "6000");
        browser.press("Ask the rules");
        browser.await("[aria-label='Try the rules']", "Need approval by");
    }

    @Test
    void aWebhookIsMadeAndTested() {
        browser.go("/webhooks");
        browser.press("Webhook");
        browser.write("Name", "Bookkeeping");
        browser.write("Address", "http://inside.example/");
        browser.press("Create");
        browser.await("dialog .field-note.wrong");
        browser.write("Address", "https://203.0.113.10/hook");
        browser.press("Create");
        browser.await("dialog h2", "The secret");
        assertThat(browser.value("Secret")).startsWith("whsec_");
        browser.press("Close");
        browser.press("Send a test");
        browser.await("main table", "Webhook test");
    }
}
