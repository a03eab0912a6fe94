package com.pivotalflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.OnRealServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Looks at every page, light and dark, on a desk and on a phone: each fits its window, nobody is shut out of it, and a
 * picture of it is left in {@code ear/target/screenshots}.
 */
@OnRealServer
class ConsolePagesIT {

    private static final int DESK = 1440;
    private static final int PHONE = 390;
    private static final int TALLEST = 2600;

    private static final String FAULTS = """
            const [isRepainted, done] = arguments;
            const rules = isRepainted ? { runOnly: ["color-contrast"] } : {};
            axe.run(document, { resultTypes: ["violations"], ...rules }).then(
              ({ violations }) => done(violations
                .filter(({ impact }) => impact === "serious" || impact === "critical")
                .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" | ")}`)),
              (error) => done([String(error)]));
            """;

    private final Browser browser = Browser.fresh();
    private static final String MOVES = """
            return document.getAnimations().some((animation) => animation.playState === "running");
            """;

    private final Path pictures = Build.module("ear").resolve("target/screenshots");
    private final List<String> faults = new ArrayList<>();

    @Test
    void everyPageIsFitForEverybody() throws Exception {
        Office office = Office.open();
        Files.createDirectories(pictures);
        browser.open("/");
        browser.await(".gate");
        look("sign-in");
        Map<String, String> pages = pages(office);
        Desk.signIn(browser, office.ada());
        for (Map.Entry<String, String> page : pages.entrySet()) {
            browser.size(DESK, 900);
            browser.go(page.getValue());
            browser.await(page.getKey(), () -> browser.count("main h1") > 0 && browser.count("main .skeleton") == 0);
            look(page.getKey());
        }
        browser.size(DESK, 900);
        browser.go(Objects.requireNonNull(pages.get("quote")));
        views("quote", "Versions", "Links", "History");
        browser.go("/settings");
        browser.await("h1", "Settings");
        views("settings", "Quoting", "Tax classes", "Sign-in");
        browser.go("/team");
        browser.await("h1", "Team");
        views("team", "Roles");
        browser.open(office.sent("For the customer").page());
        browser.await("h1");
        look("customer-page");

        assertThat(faults).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    private void views(String page, String... views) throws IOException {
        for (String view : views) {
            browser.size(DESK, 900);
            browser.press(view);
            browser.await(view, () -> browser.count("main .skeleton") == 0);
            look(page + "-" + view.toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
    }

    private static Map<String, String> pages(Office office) throws Exception {
        Administration administration = Administration.of(office);
        office.draft("A draft");
        JsonNode quote = office.read(office.sent("Factory rollout").quote());
        String address = "/quotes/" + quote.path("id").asText();
        JsonNode accepted = office.step(
                quote,
                "accept",
                Map.<String, Object>of("channel", "email", "name", "Hemi Walker", "reference", "PO 4711"));
        JsonNode made =
                office.step(accepted, "convert", Map.<String, Object>of("targets", List.of("project", "invoice")));
        JsonNode revised =
                office.step(office.read(office.sent("Warehouse audit").quote()), "revise", Map.<String, Object>of());
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("quotes", "/quotes");
        pages.put("quote-accepted", address);
        pages.put("quote", "/quotes/" + revised.path("id").asText());
        pages.put("quote-edit", "/quotes/" + revised.path("id").asText() + "/edit");
        pages.put("quote-new", "/quotes/new");
        pages.put("approvals", "/approvals");
        pages.put("customers", "/customers");
        pages.put("customer", "/customers/" + office.customer());
        pages.put("projects", "/projects");
        pages.put("project", "/projects/" + made.at("/conversions/0/id").asText());
        pages.put("rate-cards", "/rate-cards");
        pages.put("rate-card", "/rate-cards/" + office.card());
        pages.put("invoices", "/invoices");
        pages.put("invoice", "/invoices/" + made.at("/conversions/1/id").asText());
        pages.put("approval-rules", "/approvals/rules");
        pages.put("team", "/team");
        pages.put("person", "/team/" + office.bert().id());
        pages.put("role", "/team/roles/" + administration.role());
        pages.put("settings", "/settings");
        pages.put("data", "/data");
        pages.put("webhooks", "/webhooks");
        pages.put("webhook", "/webhooks/" + administration.webhook());
        pages.put("audit", "/audit");
        pages.put("schema", "/schema");
        pages.put("account", "/account");
        return pages;
    }

    /** Looks at what is shown, in all four ways. */
    private void look(String page) throws IOException {
        for (int width : List.of(DESK, PHONE)) {
            for (boolean isDark : List.of(false, true)) {
                browser.size(width, 900);
                browser.colours(isDark);
                int height = browser.script("return document.documentElement.scrollHeight")
                        .asInt();
                String name = page + (isDark ? "-dark" : "-light") + (width == PHONE ? "-phone" : "-desk");
                if (browser.script("return document.documentElement.scrollWidth")
                                .asInt()
                        > width) {
                    faults.add(name + " is wider than its window");
                }
                browser.size(width, Math.min(Math.max(height, 900), TALLEST));
                browser.await("nothing moves", () -> !browser.script(MOVES).asBoolean());
                Files.write(pictures.resolve(name + ".png"), browser.picture());
                if (isDark == (width == PHONE)) {
                    // What was right in light can only be wrong in its colours.
                    inspect(name, isDark);
                }
            }
        }
    }

    private void inspect(String name, boolean isRepainted) throws IOException {
        if (!browser.script("return 'axe' in window").asBoolean()) {
            browser.script(axe());
        }
        browser.scriptLater(FAULTS, isRepainted).forEach(fault -> faults.add(name + " " + fault.asText()));
    }

    private static String axe() throws IOException {
        try (InputStream script = Objects.requireNonNull(
                ConsolePagesIT.class.getResourceAsStream("/axe.min.js"), "axe.min.js is not on the class path")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
