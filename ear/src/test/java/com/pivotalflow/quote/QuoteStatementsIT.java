package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.TestServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How many statements the database gets for a request, counted by the database itself. The number must not depend on
 * the number of lines or of rows; whoever changes one of these numbers says why.
 */
@OnRealServer
@ExtendWith(QuietServer.class)
class QuoteStatementsIT {

    private static final String QUOTES = "/api/v1/quotes";

    /**
     * Tenant, organization, customer, currency, tax classes, cards, items, number, quote, lines, event, audit entry; for
     * the key: lock, look-up, store.
     */
    private static final int CREATE = 15;

    /** The events of one operation, however many. */
    private static final int EVENTS = 1;

    /** For the key of a request: lock, look-up, store. */
    private static final int KEY = 3;

    /** Tenant, quote, lines, discounts, groups, tax classes. */
    private static final int READ = 6;

    /**
     * As reading, with the quote locked; organization, customer, tax classes, cards, items; insert, change and remove
     * lines, change the quote; note who changed it; its event and audit entry.
     */
    private static final int CHANGE = READ + 5 + 4 + 1 + EVENTS + 1;

    /** Tenant, page. */
    private static final int LIST = 2;

    /**
     * As reading, with the quote locked; organization, the switch of approval; change the quote; its event and audit entry.
     */
    private static final int SUBMIT = READ + 4 + EVENTS + KEY;

    /**
     * As submitting; whether the customer is new, rules and their conditions, authors; who may decide; round and rules;
     * the round once more for the view.
     */
    private static final int SUBMIT_FOR_APPROVAL = SUBMIT + 7;

    /** As reading; the quote of the round, contributors, organization; the round with its parts; decision, changes, event. */
    private static final int APPROVE = READ + 14 + EVENTS + KEY;

    /** As reading; organization, names and addresses, locale. */
    private static final int PRINT = READ + 3;

    /**
     * Printing before; as reading, with the quote locked; organization, names and addresses, locale; the version with
     * lines, taxes and documents; change the quote, forget its contributors; where links lead, and the link; its events and audit entry; for the key: lock, look-up,
     * store.
     */
    private static final int SEND = PRINT + READ + 12 + EVENTS + KEY;

    /** As reading, with the quote locked and the version; change the quote; its event and audit entry. */
    private static final int REVISE = READ + 3 + EVENTS + KEY;

    /** Tenant, quote, version, its four parts. */
    private static final int READ_VERSION = 7;

    private static final Pattern BATCH =
            Pattern.compile("(?:insert into|update|delete from) quote_(?:version_)?line_items");

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private Api api;

    @BeforeEach
    void openAFirmAndWarmUp() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        // What the server reads once and keeps: currencies.
        assertThat(api.post(QUOTES, firm.quote(lines(1))).status()).isEqualTo(201);
        // What the driver asks about the columns of a list, once for each connection.
        assertThat(api.get(QUOTES + "?limit=1").status()).isEqualTo(200);
    }

    @Test
    void creatingTakesTheSameNumberWhateverTheNumberOfLines() throws Exception {
        for (int lines : new int[] {1, 10, 200}) {
            Map<String, Object> quote = firm.quote(lines(lines));

            assertThat(statementsOf(201, () -> api.post(QUOTES, quote)))
                    .as("statements for %d lines", lines)
                    .hasSize(CREATE);
        }
    }

    @Test
    void readingTakesTheSameNumberWhateverTheNumberOfLines() throws Exception {
        for (int lines : new int[] {1, 10, 200}) {
            String id =
                    api.post(QUOTES, firm.quote(lines(lines))).json().path("id").asText();

            assertThat(statementsOf(200, () -> api.get(QUOTES + "/" + id)))
                    .as("statements for %d lines", lines)
                    .hasSize(READ);
        }
    }

    @Test
    void changingTakesTheSameNumberWhateverTheNumberOfLines() throws Exception {
        for (int lines : new int[] {2, 10, 200}) {
            JsonNode quote = api.post(QUOTES, firm.quote(lines(lines))).json();
            String path = QUOTES + "/" + quote.path("id").asText();
            List<Map<String, Object>> changed = new ArrayList<>(lines(1));
            for (int i = 1; i < lines; i++) {
                changed.add(Map.of(
                        "id",
                        quote.at("/lines/" + i + "/id").asText(),
                        "description",
                        "Audit " + i,
                        "quantity",
                        i + 9));
            }
            Api tagged = api.with("If-Match", quote.path("etag").asText());

            assertThat(statementsOf(200, () -> tagged.patch(path, Map.of("lines", changed))))
                    .as("statements for %d lines", lines)
                    .hasSize(CHANGE);
        }
    }

    @Test
    void askingForWhatIsThereTakesNoMoreThanReading() throws Exception {
        JsonNode quote = api.post(QUOTES, firm.quote(lines(10))).json();
        Api tagged = api.with("If-Match", quote.path("etag").asText());

        assertThat(statementsOf(
                        200,
                        () -> tagged.patch(
                                QUOTES + "/" + quote.path("id").asText(), Map.of("title", "Warehouse audit"))))
                .hasSize(READ);
    }

    @Test
    void aPageTakesTheSameNumberWhateverTheNumberOfQuotes() throws Exception {
        assertThat(statementsOf(200, () -> api.get(QUOTES + "?limit=1"))).hasSize(LIST);
        for (int i = 0; i < 12; i++) {
            api.post(QUOTES, firm.quote(lines(2)));
        }
        assertThat(statementsOf(200, () -> api.get(QUOTES + "?limit=10&q=audit&status=draft&sort=-grandTotal")))
                .hasSize(LIST);
        assertThat(statementsOf(200, () -> api.get(QUOTES + "?limit=10&includeTotal=true")))
                .hasSize(LIST + 1);
    }

    @Test
    void eachStepTakesTheSameNumberWhateverTheNumberOfLines() throws Exception {
        for (int lines : new int[] {1, 10, 200}) {
            Journey journey = Journey.draft(firm, api, lines(lines));

            assertThat(statementsOf(200, () -> journey.ask("submit", "{}")))
                    .as("submit with %d lines", lines)
                    .hasSize(SUBMIT);
            journey.read();
            assertThat(statementsOf(200, () -> journey.ask("send", "{\"channel\":\"link\"}")))
                    .as("send with %d lines", lines)
                    .hasSize(SEND);
            journey.read();
            assertThat(statementsOf(200, () -> api.get(QUOTES + "/" + journey.id())))
                    .as("read with %d lines", lines)
                    .hasSize(READ + 1);
            assertThat(statementsOf(200, () -> journey.get("versions/1")))
                    .as("version with %d lines", lines)
                    .hasSize(READ_VERSION);
            assertThat(statementsOf(200, () -> journey.ask("revise", "{}")))
                    .as("revise with %d lines", lines)
                    .hasSize(REVISE);
        }
    }

    @Test
    void approvingTakesTheSameNumberWhateverTheNumberOfLines() throws Exception {
        database.execute(
                "INSERT INTO org_settings (organization_id, id, setting_key, value_boolean)"
                        + " VALUES (?, ?, 'quote_send_requires_approval', true)",
                firm.organization().id(),
                Ids.next());
        TestUser approver =
                firm.organization().user("quotes.view", "approvals.view", "approvals.decide", "quotes.approve");
        firm.ask(approver, "Everything", "netTotal", "gte", "0");
        Api deciding = approver.signIn(TestServer.MAIN);
        Journey warmUp = Journey.draft(firm, api, lines(1));
        warmUp.submit();
        String warm =
                "/api/v1/approvals/" + warmUp.quote().at("/approval/roundId").asText();
        String first = deciding.get(warm).json().path("etag").asText();
        assertThat(deciding.with("If-Match", first)
                        .postText(warm + "/approve", "application/json", "{}")
                        .status())
                .isEqualTo(200);
        for (int lines : new int[] {1, 10, 200}) {
            Journey journey = Journey.draft(firm, api, lines(lines));

            assertThat(statementsOf(200, () -> journey.ask("submit", "{}")))
                    .as("submit for approval with %d lines", lines)
                    .hasSize(SUBMIT_FOR_APPROVAL);
            String round = "/api/v1/approvals/"
                    + journey.read().at("/approval/roundId").asText();
            String etag = deciding.get(round).json().path("etag").asText();
            assertThat(statementsOf(
                            200,
                            () -> deciding.with("If-Match", etag)
                                    .postText(round + "/approve", "application/json", "{}")))
                    .as("approve with %d lines", lines)
                    .hasSize(APPROVE);
        }
    }

    /** The statements of one request, each as often as it ran; a batch of lines is one. */
    private List<String> statementsOf(int status, Supplier<Api.Answer> request) throws Exception {
        database.resetStatements();
        Api.Answer answer = request.get();
        List<String> statements = database.statements();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        // The driver splits one batch into statements of 1, 2, 4 … 128 rows: that is one round trip, and one batch.
        List<String> counted = new ArrayList<>();
        Set<String> batches = new HashSet<>();
        for (String statement : statements) {
            Matcher batch = BATCH.matcher(statement);
            if (!batch.lookingAt() || batches.add(batch.group())) {
                counted.add(statement);
            }
        }
        return counted;
    }

    private static List<Map<String, Object>> lines(int count) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(Firm.line("Site audit " + i, i % 2 == 0 ? "AUDIT-HR" : "KIT-3", i + 1));
        }
        return lines;
    }
}
