package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pair of status and operation, allowed or refused as the design's table of transitions lists it, and to whom. The
 * table stands here once more, written from the design.
 */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteTransitionsIT {

    private static final String SEND = "{\"channel\":\"link\"}";
    private static final String REASON = "{\"reason\":\"Because\"}";
    private static final String YES = "{\"channel\":\"email\",\"name\":\"Hemi Walker\",\"reference\":\"PO 4711\"}";
    private static final String NO =
            "{\"channel\":\"phone\",\"name\":\"Hemi Walker\",\"reference\":\"Call\",\"reason\":\"Too expensive\"}";

    /** What a person of each kind may do, and the statuses that the design lets them do it from. */
    private static final List<Operation> TABLE = List.of(
            new Operation("submit", "{}", Set.of("draft", "revision"), Set.of("quotes.update", "approvals.request")),
            new Operation("withdraw", "{}", Set.of("pending", "approved"), Set.of("quotes.update")),
            new Operation("send", SEND, Set.of("approved"), Set.of("quotes.send")),
            new Operation("accept", YES, Set.of("sent", "viewed", "revision"), Set.of("quotes.send")),
            new Operation("reject", NO, Set.of("sent", "viewed", "revision"), Set.of("quotes.send")),
            new Operation("revise", "{}", Set.of("sent", "viewed", "rejected", "expired"), Set.of("quotes.update")),
            new Operation("discard-revision", "", Set.of("revision"), Set.of("quotes.update")),
            new Operation("cancel", REASON, Set.of("draft", "approved"), Set.of("quotes.update")),
            new Operation("cancel", REASON, Set.of("sent", "viewed"), Set.of("quotes.send")),
            new Operation("cancel", REASON, Set.of("revision"), Set.of("quotes.update", "quotes.send")),
            new Operation("delete", "", Set.of("draft"), Set.of("quotes.delete")));

    /** Where a quote can stand; a revision is a draft while the customer has an earlier version in hand. */
    private static final List<String> STANDINGS = List.of(
            "draft",
            "pending",
            "approved",
            "sent",
            "viewed",
            "accepted",
            "rejected",
            "expired",
            "cancelled",
            "revision");

    private static final Map<String, String> OWN_REFUSALS =
            Map.of("delete", "QUOTE_NOT_DELETABLE", "discard-revision", "NO_REVISION");

    private static final Set<String> DECISIONS = Set.of("accept", "reject");

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private Api api;

    @BeforeAll
    void openAFirm() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
    }

    /**
     * A row of the table.
     *
     * @param name in the path; of its own method when it is a deletion
     * @param body that it is sent with
     * @param from where the quote may stand
     * @param needs every permission for it
     */
    private record Operation(String name, String body, Set<String> from, Set<String> needs) {

        String offered() {
            return name.replace('-', '_');
        }
    }

    static Stream<String> standings() {
        return STANDINGS.stream();
    }

    @ParameterizedTest
    @MethodSource("standings")
    void everyOperationIsOpenOrRefusedAsListed(String standing) throws Exception {
        for (String name : TABLE.stream().map(Operation::name).distinct().toList()) {
            Journey journey = standing(standing);
            boolean isListed = TABLE.stream()
                    .anyMatch(row -> row.name().equals(name) && row.from().contains(standing));

            Api.Answer answer = ask(journey, row(name));

            if (isListed) {
                assertThat(answer.status())
                        .as(name + " from " + standing + ": " + answer)
                        .isIn(200, 204);
            } else {
                String refusal = refusal(name, standing);
                assertThat(answer.status())
                        .as(name + " from " + standing + ": " + answer)
                        .isEqualTo(refusal.equals("QUOTE_EXPIRED") ? 410 : 409);
                assertThat(answer.problem()).as(name + " from " + standing).isEqualTo(refusal);
                assertThat(journey.read().path("status").asText())
                        .isEqualTo(standing.equals("revision") ? "draft" : standing);
            }
        }
    }

    private static String refusal(String name, String standing) {
        if (name.equals("revise") && standing.equals("revision")) {
            return "REVISION_EXISTS";
        }
        if (DECISIONS.contains(name) && Set.of("accepted", "rejected").contains(standing)) {
            return "QUOTE_ALREADY_DECIDED";
        }
        return DECISIONS.contains(name) && standing.equals("expired")
                ? "QUOTE_EXPIRED"
                : OWN_REFUSALS.getOrDefault(name, "INVALID_STATUS_TRANSITION");
    }

    @ParameterizedTest
    @MethodSource("standings")
    void whoeverLacksOneOfThePermissionsIsNeitherOfferedTheOperationNorLetIn(String standing) throws Exception {
        Journey journey = standing(standing);
        for (Operation row :
                TABLE.stream().filter(row -> row.from().contains(standing)).toList()) {
            for (String missing : row.needs()) {
                List<String> permissions = new ArrayList<>(List.of(Firm.EVERYTHING));
                permissions.remove(missing);
                Journey other = journey.by(firm.as(permissions.toArray(String[]::new)));

                assertThat(other.allowed()).as(standing + " without " + missing).doesNotContain(row.offered());
                Api.Answer answer = ask(other, row);
                assertThat(answer.problem()).as(row + " without " + missing).isEqualTo("PERMISSION_DENIED");
                assertThat(answer.status()).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("standings")
    void whatIsOfferedIsWhatIsListed(String standing) throws Exception {
        Set<String> listed = new TreeSet<>();
        TABLE.stream().filter(row -> row.from().contains(standing)).forEach(row -> listed.add(row.offered()));

        assertThat(new TreeSet<>(standing(standing).allowed())).isEqualTo(listed);
    }

    /** Rows T11 and T14 are not for staff: a customer opens, and time runs out. */
    @Test
    void nobodyOfStaffOpensOrExpiresAQuote() throws Exception {
        Journey journey = standing("sent");

        assertThat(journey.allowed()).doesNotContain("view", "expire");
        assertThat(journey.ask("view", "{}").status()).isEqualTo(404);
        assertThat(journey.ask("expire", "{}").status()).isEqualTo(404);
        assertThat(journey.read().path("status").asText()).isEqualTo("sent");
    }

    private static Operation row(String name) {
        return TABLE.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private static Api.Answer ask(Journey journey, Operation operation) {
        return operation.name().equals("delete")
                ? journey.askDelete()
                : journey.ask(operation.name(), operation.body());
    }

    private Journey standing(String standing) throws Exception {
        Journey journey = Journey.draft(firm, api);
        if (standing.equals("draft")) {
            return journey;
        }
        journey.submit();
        if (Set.of("approved", "pending").contains(standing)) {
            if (standing.equals("pending")) {
                set(journey, "status = 'pending', approved_at = NULL");
            }
            return journey;
        }
        journey.send();
        switch (standing) {
            case "revision" -> journey.revise();
            case "cancelled" -> journey.to("cancel", REASON);
            case "sent" -> {}
            default -> {
                // Customers decide and time runs out elsewhere; here it is only where the quote stands.
                String at = standing + "_at = now()";
                set(journey, "status = '" + standing + "', " + at);
                database.execute(
                        "UPDATE quote_versions SET state = '" + standing + "'"
                                + (standing.equals("viewed") ? ", viewed_at = now()" : ", closed_at = now()")
                                + " WHERE quote_id = ?",
                        UUID.fromString(journey.id()));
            }
        }
        journey.read();
        return journey;
    }

    private void set(Journey journey, String columns) throws Exception {
        database.execute("UPDATE quotes SET " + columns + " WHERE id = ?", UUID.fromString(journey.id()));
        journey.read();
    }
}
