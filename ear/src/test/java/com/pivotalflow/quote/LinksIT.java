package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links to what was sent: who gets one, how often its address is seen, and what becomes of it. */
@OnRealServer
class LinksIT {

    private static final String RECIPIENT =
            "{\"recipients\":[{\"email\":\"mere@tui.example\",\"name\":\"Mere Parata\",\"mayDecide\":true}]}";

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private UUID organization;
    private Api api;

    @BeforeEach
    void openAFirm() throws Exception {
        firm = Firm.open();
        organization = firm.organization().id();
        api = firm.as(Firm.EVERYTHING);
    }

    @Test
    void everyRecipientGetsALinkOfTheirOwn() throws Exception {
        UUID contact = contact("aroha@tui.example");
        Journey journey = submitted();

        Api.Answer answer = journey.ask(
                "send",
                "{\"recipients\":[{\"contactId\":\"" + contact + "\",\"mayDecide\":true},"
                        + "{\"email\":\"ari@elsewhere.example\",\"name\":\"Ari\"}]}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().at("/quote/status").asText()).isEqualTo("sent");
        JsonNode links = answer.json().path("links");
        assertThat(links).hasSize(2);
        assertThat(links.at("/0/recipient/name").asText()).isEqualTo("Aroha Ngata");
        assertThat(links.at("/0/recipient/email").asText()).isEqualTo("aroha@tui.example");
        assertThat(links.at("/0/recipient/contactId").asText()).isEqualTo(contact.toString());
        assertThat(links.at("/1/recipient/mayDecide").asBoolean()).isFalse();
        assertThat(links.at("/0/url").asText()).matches("http://.*/q/[A-Za-z0-9_-]{43}");
        assertThat(links.at("/0/url")).isNotEqualTo(links.at("/1/url"));
        Visitor reader = Visitor.by(Journey.token(links.get(1)));
        assertThat(reader.read().json().path("mayDecide").asBoolean()).isFalse();
        assertThat(reader.accept().problem()).isEqualTo("LINK_READ_ONLY");
        assertThat(reader.decline().status()).isEqualTo(403);
        assertThat(Visitor.by(Journey.token(links.get(0))).accept().status()).isEqualTo(200);
    }

    @Test
    void theAddressOfALinkIsSeenOnceAndItsTokenStandsNowhere() throws Exception {
        database.execute(
                "UPDATE organizations SET public_base_url = 'https://offers.kowhai.example/' WHERE id = ?",
                organization);
        Journey journey = submitted();
        Api named = api.with("Idempotency-Key", "send-" + Ids.next()).with("If-Match", journey.etag());
        String path = "/api/v1/quotes/" + journey.id() + "/send";

        Api.Answer first = named.postText(path, "application/json", RECIPIENT);
        Api.Answer again = named.postText(path, "application/json", RECIPIENT);

        String url = first.json().at("/links/0/url").asText();
        assertThat(url).startsWith("https://offers.kowhai.example/q/");
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.json().at("/links/0/url").isNull()).isTrue();
        assertThat(again.json().at("/links/0/id")).isEqualTo(first.json().at("/links/0/id"));
        String token = Journey.token(first.json().path("links").get(0));
        Visitor visitor = Visitor.by(token);
        visitor.view();
        assertThat(visitor.accept().status()).isEqualTo(200);
        assertThat(whereverItStands(token)).isEmpty();
        assertThat(database.number(
                        "SELECT count(*) FROM quote_delivery_tokens WHERE organization_id = ?"
                                + " AND token_hash = sha256(decode(translate(?, '-_', '+/') || '=', 'base64'))",
                        organization,
                        token))
                .isOne();
    }

    @Test
    void whoCantBeReachedIsRefused() throws Exception {
        UUID unreachable = contact(null);
        UUID stranger = Ids.next();
        Journey journey = submitted();

        assertThat(journey.ask("send", "{}").problem()).isEqualTo("RECIPIENT_REQUIRED");
        assertThat(journey.ask("send", "{\"channel\":\"email\"}").problem()).isEqualTo("RECIPIENT_REQUIRED");
        Api.Answer refused = journey.ask(
                "send",
                "{\"recipients\":[{\"name\":\"Nobody\"},{\"contactId\":\"" + unreachable + "\"},{\"contactId\":\""
                        + stranger + "\"}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors"))
                .extracting(error -> error.path("pointer").asText() + " "
                        + error.path("code").asText())
                .containsExactly(
                        "/recipients/0/email REQUIRED",
                        "/recipients/1/email REQUIRED",
                        "/recipients/2/contactId REFERENCE_NOT_FOUND");
        String eleven = String.join(",", Collections.nCopies(11, "{\"email\":\"a@b.example\"}"));
        assertThat(journey.ask("send", "{\"recipients\":[" + eleven + "]}")
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("TOO_MANY");
        assertThat(journey.read().path("status").asText()).isEqualTo("approved");
    }

    @Test
    void anotherLinkIsMadeAndTakenBack() throws Exception {
        Journey journey = submitted();
        Visitor first = Visitor.by(journey.sendTo(RECIPIENT).get(0));
        String path = "/api/v1/quotes/" + journey.id() + "/links";

        Api.Answer made = api.with("If-Match", journey.etag())
                .post(
                        path,
                        Map.<String, Object>of(
                                "recipient", Map.of("email", "ari@elsewhere.example"), "mayDecide", true));

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String id = made.json().path("id").asText();
        assertThat(made.header("Location").orElseThrow()).endsWith(path + "/" + id);
        assertThat(made.header("ETag").orElseThrow()).isNotEqualTo(journey.etag());
        journey.read();
        assertThat(made.header("ETag")).contains(journey.etag());
        Visitor second = Visitor.by(Journey.token(made.json()));
        assertThat(second.read().status()).isEqualTo(200);
        second.view();
        journey.read();
        JsonNode listed = api.get(path).json().path("items");
        assertThat(listed).hasSize(2);
        assertThat(listed.at("/0/id").asText()).isEqualTo(id);
        assertThat(listed.at("/0/state").asText()).isEqualTo("active");
        assertThat(listed.at("/0/views").asInt()).isOne();
        assertThat(listed.at("/0/version").asInt()).isOne();
        assertThat(listed.at("/1/views").asInt()).isZero();
        assertThat(listed.toString()).doesNotContain(second.token()).doesNotContain("url");

        Api.Answer gone = api.with("If-Match", journey.etag()).delete(path + "/" + id);

        assertThat(gone.status()).as(gone.toString()).isEqualTo(204);
        journey.read();
        assertThat(second.read().problem()).isEqualTo("LINK_NOT_FOUND");
        assertThat(second.accept().problem()).isEqualTo("LINK_NOT_FOUND");
        assertThat(first.read().status()).isEqualTo(200);
        assertThat(api.with("If-Match", journey.etag()).delete(path + "/" + id).problem())
                .isEqualTo("LINK_NOT_FOUND");
        assertThat(api.with("If-Match", journey.etag())
                        .delete(path + "/" + Ids.next())
                        .problem())
                .isEqualTo("LINK_NOT_FOUND");
        assertThat(database.rows(
                        "SELECT new_values #>> '{link,state}' FROM audit_logs WHERE organization_id = ?"
                                + " AND action = 'quotes.link_changed' ORDER BY sequence_number",
                        organization))
                .containsExactly("active", "revoked");
    }

    @Test
    void onlyWhatCanStillBeDecidedGetsLinks() {
        Journey journey = submitted();
        String path = "/api/v1/quotes/" + journey.id() + "/links";
        Map<String, Object> wanted = Map.of("recipient", Map.of("email", "ari@elsewhere.example"));

        assertThat(api.with("If-Match", journey.etag()).post(path, wanted).problem())
                .isEqualTo("INVALID_STATUS_TRANSITION");
        Visitor visitor = Visitor.by(journey.sendTo(RECIPIENT).get(0));
        assertThat(visitor.decline().status()).isEqualTo(200);
        journey.read();
        assertThat(api.with("If-Match", journey.etag()).post(path, wanted).problem())
                .isEqualTo("INVALID_STATUS_TRANSITION");
    }

    @Test
    void aLinkTellsWhatBecameOfItsVersion() {
        Journey journey = submitted();
        Visitor first = Visitor.by(journey.sendTo(RECIPIENT).get(0));
        journey.revise();
        assertThat(first.read().status()).isEqualTo(200);
        journey.patch("{\"title\":\"Audit of two warehouses\"}");
        journey.submit();

        Visitor second = Visitor.by(journey.sendTo(RECIPIENT).get(0));

        Map<String, Object> yes = second.yes();
        for (Api.Answer answer : List.of(first.read(), first.post("accept", yes), first.decline(), first.view())) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(410);
            assertThat(answer.problem()).isEqualTo("QUOTE_SUPERSEDED");
        }
        journey.to("cancel", "{\"reason\":\"Mistake\"}");
        for (Api.Answer answer : List.of(second.read(), second.post("accept", yes), second.decline(), second.view())) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(410);
            assertThat(answer.problem()).isEqualTo("QUOTE_WITHDRAWN");
        }
        assertThat(api.get("/api/v1/quotes/" + journey.id() + "/links").json().findValuesAsText("state"))
                .containsExactly("closed", "closed");
    }

    @Test
    void aDecidedVersionIsReadAsAReceiptAndItsNoComesBeforeItsReplacement() {
        Journey journey = submitted();
        Visitor visitor = Visitor.by(journey.sendTo(RECIPIENT).get(0));
        visitor.decline();
        assertThat(visitor.read().json().at("/decision/outcome").asText()).isEqualTo("rejected");
        journey.read();
        journey.revise();
        journey.submit();
        journey.send();

        assertThat(visitor.read().status()).isEqualTo(200);
        Api.Answer late = visitor.accept();
        assertThat(late.problem()).isEqualTo("QUOTE_ALREADY_DECIDED");
        assertThat(late.json().path("outcome").asText()).isEqualTo("rejected");
    }

    private Journey submitted() {
        Journey journey = Journey.draft(firm, api);
        journey.submit();
        return journey;
    }

    private UUID contact(@Nullable String email) throws Exception {
        UUID contact = Ids.next();
        database.execute(
                "INSERT INTO customer_contacts (organization_id, id, customer_id, first_name, last_name, email)"
                        + " VALUES (?, ?, ?, 'Aroha', 'Ngata', ?)",
                organization,
                contact,
                firm.customer(),
                email);
        return contact;
    }

    /** The tables in whose rows a text stands. */
    private List<String> whereverItStands(String text) throws Exception {
        return database.rows("""
                        SELECT format('SELECT %L FROM %I AS t WHERE t::text LIKE ''%%'' || ? || ''%%''', c.relname, c.relname)
                        FROM pg_class AS c
                        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                        """).stream()
                .flatMap(query -> rows(query, text).stream())
                .toList();
    }

    private List<String> rows(String query, String text) {
        try {
            List<String> clear = database.rows(query, text);
            // Bytes are written as hexadecimal digits.
            return clear.isEmpty()
                    ? database.rows(query, HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII)))
                    : clear;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
