package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.CuttingProxy;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TenantRows;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.TestServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The connection to the database is cut after each statement of each operation in turn: the quote, its audit entry and
 * everything else is all there or all absent, and the operation can be done afterwards.
 */
@OnRealServer
class QuoteAtomicityFaults {

    private static final String[] APPROVER = {
        "quotes.view", "quotes.update", "approvals.view", "approvals.decide", "quotes.approve"
    };

    private static final String YES = "{\"channel\":\"email\",\"name\":\"Hemi Walker\",\"reference\":\"PO 4711\"}";
    private static final String NO =
            "{\"channel\":\"phone\",\"name\":\"Hemi Walker\",\"reference\":\"PO 4711\"," + "\"reason\":\"Too dear\"}";

    /** {@code -Dit.operations='accept.*'} looks at some of them only. */
    private static final String OPERATIONS = System.getProperty("it.operations", ".*");

    /** More than any operation has; without it a test that never ends would not fail. */
    private static final int MOST = 60;

    @ArquillianResource
    ContainerController servers;

    private Database database;
    private CuttingProxy proxy;
    // These three are opened for each operation.
    @SuppressWarnings("NullAway.Init")
    private Firm firm;

    @SuppressWarnings("NullAway.Init")
    private Api api;

    @SuppressWarnings("NullAway.Init")
    private TestUser approver;

    @BeforeEach
    void startBehindTheProxy() throws Exception {
        database = TestServer.SECOND.database().beside("atomicity");
        proxy = CuttingProxy.before(database);
        TestServer.SECOND.deployAtStart();
        servers.start(
                TestServer.SECOND.qualifier(), TestServer.SECOND.on(database, "-Dpivotal.db.port=" + proxy.port()));
        assertThat(TestServer.SECOND.refusal()).isEmpty();
    }

    /** One for each operation: what all its rows are is looked at after each cut. */
    private void openAFirm() throws Exception {
        firm = Firm.open(database);
        approver = firm.organization().user(APPROVER);
        firm.ask(approver, "From ten thousand", "netTotal", "gte", "10000");
        database.execute(
                "INSERT INTO org_settings (organization_id, id, setting_key, value_boolean)"
                        + " VALUES (?, ?, 'quote_send_requires_approval', true)",
                firm.organization().id(),
                Ids.next());
        api = firm.organization().user(permissions()).signIn(TestServer.SECOND);
    }

    @AfterEach
    void stop() throws Exception {
        servers.stop(TestServer.SECOND.qualifier());
        proxy.close();
    }

    @Test
    void afterEachStatementOfEachOperationAllIsThereOrNothing() throws Exception {
        Map<String, Integer> statements = new LinkedHashMap<>();
        for (Operation operation : operations()) {
            if (!operation.name().matches(OPERATIONS)) {
                continue;
            }
            openAFirm();
            statements.put(operation.name(), cutAfterEach(operation));
        }

        System.Logger log = System.getLogger(QuoteAtomicityFaults.class.getName());
        log.log(System.Logger.Level.INFO, "cut after each statement of {0}", statements);
        assertThat(statements.values()).allMatch(count -> count > 5);
    }

    private static String[] permissions() {
        return Stream.concat(Stream.of(Firm.EVERYTHING), Stream.of("projects.create", "invoices.create"))
                .toArray(String[]::new);
    }

    /** What is cut: a call, made anew as often as it has to be possible again. */
    private record Operation(String name, Fixture fixture) {}

    private interface Fixture {
        Call make() throws Exception;
    }

    private interface Call {
        Api.Answer send();

        /** Who calls. */
        default Api who(QuoteAtomicityFaults test) {
            return test.api;
        }
    }

    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        all.add(new Operation("create", () -> () -> api.post(Journey.QUOTES, firm.quote(Firm.exampleLines()))));
        add(all, "patch", draft -> () -> draft.askPatch("{\"title\":\"Another\"}"));
        add(all, "annotate", draft -> () -> draft.askPatch("{\"internalNotes\":\"Call first\"}"));
        add(
                all,
                "lines",
                draft -> () ->
                        draft.ask("lines", "{\"description\":\"Report\",\"quantity\":\"1\",\"itemCode\":\"KIT-3\"}"));
        add(all, "duplicate", draft -> () -> draft.ask("duplicate", "{}"));
        add(all, "submit", draft -> () -> draft.ask("submit", "{}"));
        add(all, "cancel", draft -> () -> draft.ask("cancel", "{}"));
        add(all, "delete", draft -> draft::askDelete);
        add(all, "submit for approval", "12000", draft -> () -> draft.ask("submit", "{}"));
        add(all, "withdraw", "12000", draft -> () -> draft.ask("withdraw", "{}"), "submit");
        add(all, "approve", "12000", draft -> decision(draft, "approve", "{}"), "submit");
        add(all, "reject approval", "12000", draft -> decision(draft, "reject", "{\"reason\":\"Too dear\"}"), "submit");
        add(all, "amend", draft -> () -> draft.askPatch("{\"title\":\"Another\"}"), "submit");
        add(all, "send", draft -> () -> draft.ask("send", "{\"channel\":\"link\"}"), "submit");
        add(all, "revise", draft -> () -> draft.ask("revise", "{}"), "submit", "send");
        add(
                all,
                "send again",
                draft -> () -> draft.ask("send", "{\"channel\":\"link\"}"),
                "submit",
                "send",
                "revise",
                "submit");
        add(all, "discard", draft -> () -> draft.ask("discard-revision", "{}"), "submit", "send", "revise");
        add(all, "accept", draft -> () -> draft.ask("accept", YES), "submit", "send");
        add(all, "accept by link", this::byLink, "submit");
        add(all, "reject", draft -> () -> draft.ask("reject", NO), "submit", "send");
        add(
                all,
                "convert",
                draft -> () -> draft.ask("convert", "{\"targets\":[\"project\",\"invoice\"]}"),
                "submit",
                "send",
                "accept");
        add(all, "withdraw version", draft -> () -> draft.ask("cancel", "{\"reason\":\"Mistake\"}"), "submit", "send");
        return all;
    }

    private void add(List<Operation> all, String name, Step step, String... before) {
        add(all, name, "100", step, before);
    }

    private void add(List<Operation> all, String name, String price, Step step, String... before) {
        all.add(new Operation(name, () -> {
            Journey journey = Journey.draft(firm, api, List.of(Firm.priced("Audit", "1", price)));
            for (String one : before) {
                switch (one) {
                    case "send" -> journey.send();
                    case "accept" -> journey.to("accept", YES);
                    default -> journey.to(one, "{}");
                }
            }
            return step.with(journey);
        }));
    }

    private interface Step {
        Call with(Journey journey) throws Exception;
    }

    private Call byLink(Journey journey) {
        String token = journey.sendTo("{\"channel\":\"link\"}").get(0);
        Visitor visitor = new Visitor(TestServer.SECOND.api(), token);
        Map<String, Object> yes = visitor.yes();
        return () -> {
            Api.Answer answer = visitor.post("accept", yes);
            while (answer.status() == 429) {
                // A link is asked more often in a minute than customers may; this was no try.
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                answer = visitor.post("accept", yes);
            }
            return answer;
        };
    }

    private Call decision(Journey journey, String word, String body) throws Exception {
        Api as = approver.signIn(TestServer.SECOND);
        String round =
                "/api/v1/approvals/" + journey.quote().at("/approval/roundId").asText();
        String tag = as.get(round).header("ETag").orElseThrow();
        return new Call() {
            @Override
            public Api.Answer send() {
                return as.with("If-Match", tag).postText(round + "/" + word, "application/json", body);
            }

            @Override
            public Api who(QuoteAtomicityFaults test) {
                return as;
            }
        };
    }

    /** @return how many statements the operation has */
    private int cutAfterEach(Operation operation) throws Exception {
        Call call = operation.fixture().make();
        List<String> before = rows();
        Set<Set<String>> effects = new HashSet<>();
        int bystanders = 0;
        for (int statement = 1; statement < MOST; statement++) {
            // Now and then a request looks whether its token is still good; here one before.
            assertThat(call.who(this).get("/api/v1/auth/me").status()).isEqualTo(200);
            proxy.cutAfter(statement, firm.organization().id().toString());
            Api.Answer answer = call.send();
            boolean wasCut = proxy.letThrough();
            List<String> after = rows();
            String what = operation.name() + " cut after statement " + statement + ": " + answer;

            assertThat(answer.status())
                    .as(what)
                    .satisfiesAnyOf(
                            status -> assertThat(status).isBetween(200, 204),
                            status -> assertThat(status).isBetween(500, 599));
            boolean isDone = !after.equals(before);
            if (isDone) {
                effects.add(changed(before, after));
                assertThat(audited(after)).as(what).isEqualTo(audited(before) + 1);
            }
            if (!wasCut) {
                assertThat(isDone).as(what).isTrue();
                // Also where the commit was done and nobody heard of it: in the same tables.
                assertThat(effects).as(what).hasSize(1);
                return statement - 1;
            }
            if (answer.status() < 300) {
                // What was cut is no part of the operation, such as looking whether the connection is good: once more.
                assertThat(isDone).as(what).isTrue();
                bystanders++;
                statement -= bystanders % 3 == 0 ? 0 : 1;
            }
            if (isDone) {
                call = operation.fixture().make();
                before = rows();
            }
        }
        throw new AssertionError(operation.name() + " does not end");
    }

    private List<String> rows() throws Exception {
        return TenantRows.of(database, firm.organization().id());
    }

    /** The tables in which something is different. */
    private static Set<String> changed(List<String> before, List<String> after) {
        Set<String> tables = new HashSet<>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                tables.add(after.get(i).replaceFirst("[|].*", ""));
            }
        }
        return tables;
    }

    private static int audited(List<String> rows) {
        return rows.stream()
                .filter(row -> row.startsWith("audit_logs|"))
                .mapToInt(row -> Integer.parseInt(row.split("\\|")[1]))
                .sum();
    }
}
