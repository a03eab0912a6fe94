package com.pivotalflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever people write, as long as it may be, is text wherever it is shown: nothing of it runs, becomes an element or
 * turns round what stands beside it. What is longer is refused with its place.
 */
@OnRealServer
class WrittenTextIT {

    private static final String QUOTES = "/api/v1/quotes";
    private static final int TOO_LONG = 10_000;

    /**
     * Walks over all letters outside of isolation, block by block and line by line, and answers those that do not stand to
     * the right of the one before.
     */
    private static final String TURNED = """
            const last = new Map();
            const turned = [];
            const range = document.createRange();
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const node = walker.currentNode;
              const parent = node.parentElement;
              if (parent.closest("bdi, svg, select, textarea, script") || !parent.checkVisibility()) {
                continue;
              }
              let block = parent;
              while (["inline", "contents"].includes(getComputedStyle(block).display)) {
                block = block.parentElement;
              }
              let depth = 0;
              [...node.data].reduce((at, letter) => {
                if (letter >= "\\u2066" && letter <= "\\u2068") {
                  depth += 1;
                } else if (letter === "\\u2069") {
                  depth = Math.max(depth - 1, 0);
                } else if (depth === 0 && letter.trim() !== "") {
                  range.setStart(node, at);
                  range.setEnd(node, at + letter.length);
                  const place = range.getClientRects()[0];
                  const before = last.get(block);
                  if (place && before && Math.abs(place.bottom - before.bottom) < place.height / 2 && place.left < before.left) {
                    turned.push(node.data.slice(Math.max(at - 20, 0), at + 20));
                  }
                  if (place) {
                    last.set(block, place);
                  }
                }
                return at + letter.length;
              }, 0);
            }
            return [...new Set(turned)];
            """;

    private static final String SHOWN = """
            const fields = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
            return [document.body.textContent, ...fields].join("\\n");
            """;

    private static final String MADE = """
            return document.querySelectorAll(
              "main :is(b, script), dialog :is(b, script), [onerror], main img:not([src$='/icon.svg'])").length;
            """;

    private final Map<String, String> texts = new LinkedHashMap<>();
    private Browser browser;
    private Office office;

    @BeforeEach
    void openOffice() throws Exception {
        office = Office.open();
        browser = Browser.fresh();
    }

    @Test
    void whateverIsWrittenIsTextOnEveryPageAndInPrint() throws Exception {
        Office.Sent sent = sent();

        Desk.signIn(browser, office.ada());
        shows("/quotes", "title", "customer");
        shows("/quotes/" + sent.quote(), "title", "customer", "description", "line", "other", "unit", "group", "label");
        shows("/quotes/" + sent.quote(), "notes", "termsConditions", "internalNotes");
        for (String view : List.of("Versions", "Links", "History")) {
            browser.press(view);
            browser.await(view, () -> browser.count("main .skeleton") == 0);
            isText();
        }
        browser.pressAt(".trail button");
        browser.await("dialog pre");
        isText();
        browser.press("Close");
        shows("/customers", "customer", "city");
        shows("/customers/" + customer(sent), "customer", "street", "city", "title");
        shows("/audit");
        shows("/", "title", "customer");
        printSays(sent);

        accept(sent);

        browser.open("/");
        browser.await(".side");
        shows("/quotes/" + sent.quote(), "person", "role");
        JsonNode made = office.step(
                office.read(sent.quote()), "convert", Map.<String, Object>of("targets", List.of("project", "invoice")));
        shows("/projects", "title");
        shows("/projects/" + made.at("/conversions/0/id").asText(), "title", "customer");
        shows("/invoices", "title", "customer");
        shows("/invoices/" + made.at("/conversions/1/id").asText(), "title", "customer", "line", "unit");
        assertThat(browser.complaints()).isEmpty();
    }

    private String text(String word, int most) {
        return texts.computeIfAbsent(word, name -> WrittenText.of(name, most));
    }

    private String written(String word) {
        return Objects.requireNonNull(texts.get(word), word);
    }

    private Map<String, Object> line(String word, boolean isSelected) {
        return Map.<String, Object>of(
                "description",
                text(word, 1000),
                "quantity",
                "1",
                "unit",
                text("unit", 50),
                "unitPrice",
                "300",
                "selection",
                Map.<String, Object>of("mode", "alternative", "group", "G", "selected", isSelected));
    }

    private Map<String, Object> quote(String customer) {
        Map<String, Object> quote = new LinkedHashMap<>();
        quote.put("customerId", customer);
        quote.put("title", text("title", 255));
        quote.put("description", text("description", 2000));
        quote.put("notes", text("notes", 2000));
        quote.put("termsConditions", text("termsConditions", 5000));
        quote.put("internalNotes", text("internalNotes", 2000));
        quote.put(
                "groups",
                List.of(Map.<String, Object>of("code", "G", "title", text("group", 255), "choose", "exactly_one")));
        quote.put(
                "discounts",
                List.of(Map.<String, Object>of("kind", "percentage", "value", "5", "label", text("label", 255))));
        quote.put("lines", List.of(line("line", true), line("other", false)));
        return quote;
    }

    private Office.Sent sent() {
        Map<String, Object> address = Map.<String, Object>of("street", text("street", 255), "city", text("city", 255));
        Api api = office.api();
        JsonNode organization = Office.answered(api.get("/api/v1/organization"));
        Office.answered(api.with("If-Match", organization.path("etag").asText())
                .patch("/api/v1/organization", Map.<String, Object>of("name", text("seller", 255))));
        JsonNode customer = Office.answered(api.post(
                "/api/v1/customers",
                Map.<String, Object>of("companyName", text("customer", 255), "status", "active", "address", address)));
        JsonNode draft =
                Office.answered(api.post(QUOTES, quote(customer.path("id").asText())));
        return office.sent(draft);
    }

    private String customer(Office.Sent sent) {
        return office.read(sent.quote()).path("customerId").asText();
    }

    private void shows(String page, String... words) {
        browser.go(page);
        browser.await(page, () -> browser.count("main h1") > 0 && browser.count("main .skeleton") == 0);
        showsHere(words);
    }

    private void showsHere(String... words) {
        String shown = WrittenText.plain(browser.script(SHOWN).asText());
        for (String word : words) {
            assertThat(shown)
                    .as("%s on %s", word, browser.script("return location.href").asText())
                    .contains(WrittenText.plain(written(word)));
        }
        isText();
    }

    private void isText() {
        String page = browser.script("return location.href").asText();
        assertThat(browser.script(MADE).asInt()).as("elements on %s", page).isZero();
        assertThat(browser.script("return 'broken' in window || document.title.startsWith('broken')")
                        .asBoolean())
                .as("something ran on %s", page)
                .isFalse();
        assertThat(browser.script(TURNED)).as("turned round on %s", page).isEmpty();
    }

    private void accept(Office.Sent sent) {
        browser.open(sent.page());
        browser.await("#total");
        showsHere("seller", "customer", "street", "title", "description", "line", "other", "unit", "group", "label");
        showsHere("notes", "termsConditions");
        assertThat(browser.script(SHOWN).asText())
                .doesNotContain(written("internalNotes").substring(0, 20));
        browser.press("Accept …");
        browser.write("Your name", text("person", 200));
        browser.write("Your e-mail address", "hemi@example.test");
        browser.write("Your role at the customer", text("role", 100));
        showsHere("seller", "line", "person");
        browser.pressAt("[name=termsAccepted]");
        browser.pressAt("[value=accept]");
        browser.await("main", "This quote was accepted");
        showsHere("seller", "title");
    }

    private void printSays(Office.Sent sent) {
        Api.Answer print = office.api().get(QUOTES + "/" + sent.quote() + "/versions/1/pdf");
        PrintedGlyphs glyphs = PrintedGlyphs.of(print.bytes());
        String run = WrittenText.inOrder(glyphs.drawn());
        for (String word : List.of("seller", "customer", "title", "description", "line", "other", "group", "notes")) {
            String beginning = WrittenText.of(word, 200);
            assertThat(run).as(word).contains(WrittenText.printed(beginning.substring(0, beginning.length() - 1)));
        }
        assertThat(run).doesNotContain("\uFFFD");
        assertThat(count(run, "bold</b>"))
                .as("nothing is cut off")
                .isGreaterThanOrEqualTo(Stream.of("title", "description", "line", "other", "notes", "termsConditions")
                        .mapToInt(word -> count(written(word), "bold</b>"))
                        .sum());
        assertThat(glyphs.read())
                .as("nothing turns round")
                .doesNotContainPattern("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]")
                .doesNotContain("internalNotes <script>");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void whatIsTooLongIsRefusedWithItsPlace() {
        Map<String, Object> quote = quote(office.customer().toString());
        String tooLong = WrittenText.of("long", TOO_LONG);
        List<String> members = List.of("title", "description", "notes", "termsConditions", "internalNotes");
        members.forEach(member -> quote.put(member, tooLong));
        quote.put("groups", List.of(Map.<String, Object>of("code", "G", "title", tooLong, "choose", "exactly_one")));
        quote.put("discounts", List.of(Map.<String, Object>of("kind", "percentage", "value", "5", "label", tooLong)));
        Map<String, Object> line = new LinkedHashMap<>(line("line", true));
        line.putAll(Map.<String, Object>of("description", tooLong, "unit", tooLong));
        quote.put("lines", List.of(line));

        Api.Answer refused = office.api().post(QUOTES, quote);

        List<String> expected =
                new ArrayList<>(members.stream().map(member -> "/" + member).toList());
        expected.addAll(List.of("/groups/0/title", "/discounts/0/label", "/lines/0/description", "/lines/0/unit"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(places(refused)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(places(office.api().post("/api/v1/customers", Map.<String, Object>of("companyName", tooLong))))
                .containsExactly("/companyName");
    }

    private static List<String> places(Api.Answer refused) {
        return StreamSupport.stream(refused.json().path("errors").spliterator(), false)
                .filter(error -> error.path("code").asText().equals("LENGTH"))
                .map(error -> error.path("pointer").asText())
                .toList();
    }

    @Test
    void whatIsTooLongForAFieldStaysInItUntilItFits() {
        JsonNode quote = office.draft("Warehouse audit");
        String tooLong = WrittenText.of("long", TOO_LONG);
        Desk.signIn(browser, office.ada());
        browser.go("/quotes/" + quote.path("id").asText() + "/edit");
        List<String> fields = List.of("Title", "Terms", "For the customer");
        fields.forEach(field -> browser.write(field, tooLong));
        browser.press("Save");

        browser.await("three refusals", () -> browser.count(".field-note.wrong") == fields.size());
        fields.forEach(field -> assertThat(browser.value(field)).as(field).isEqualTo(tooLong));
        browser.write("Title", WrittenText.of("title", 255));
        browser.write("Terms", WrittenText.of("terms", 5000));
        browser.write("For the customer", WrittenText.of("notes", 2000));
        browser.press("Save");
        browser.await("h1", "title");
        assertThat(WrittenText.plain(browser.text("h1"))).isEqualTo(WrittenText.plain(WrittenText.of("title", 255)));

        browser.go("/customers");
        browser.press("New customer");
        browser.write("Name", tooLong);
        browser.press("Create");
        browser.await("dialog .field-note.wrong");
        assertThat(browser.value("Name")).isEqualTo(tooLong);
        isText();
    }
}
