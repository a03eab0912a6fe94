package com.pivotalflow.rest;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Brings quotes of the example to where an operation can be done. */
final class ExampleQuotes {

    private static final String QUOTES = "/api/v1/quotes/";
    private static final int TOKEN_BYTES = 32;

    /** What the ids of the example's lines begin with; the first ends with a 3. */
    private static final String LINE = "0197a3c2-7b32-7d19-9f21-4c6eaf5b3f0";

    private final TestOrganization organization;
    private final Api api;

    ExampleQuotes(TestOrganization organization, Api api) {
        this.organization = organization;
        this.api = api;
    }

    /** The quote, where the operation of an address can be done. */
    String ready(String path, String quote) throws SQLException {
        String operation = path.substring(path.lastIndexOf('/') + 1);
        List<String> before =
                switch (operation) {
                    case "withdraw", "send" -> List.of("submit");
                    case "revise",
                            "convert",
                            "versions",
                            "{version}",
                            "document",
                            "diff",
                            "accept",
                            "reject",
                            "links",
                            "{linkId}" -> List.of("submit", "send");
                    case "pdf" -> path.contains("/versions/") ? List.of("submit", "send") : List.of();
                    case "discard-revision" -> List.of("submit", "send", "revise");
                    default -> List.of();
                };
        if (quote.isEmpty()
                || !path.contains("{id}/")
                || api.get(QUOTES + quote).status() != 200) {
            // Some ask about a quote that does not exist.
            return quote;
        }
        organization
                .database()
                .execute("UPDATE quotes SET valid_until = DATE '2099-12-31' WHERE id = CAST(? AS uuid)", quote);
        for (String step : before) {
            move(api, quote, step, step.equals("send") ? Map.of("channel", "link") : Map.of());
        }
        if (operation.equals("convert")) {
            move(api, quote, "accept", Map.of("channel", "email", "name", "Hemi Walker", "reference", "PO 4711"));
        }
        return quote;
    }

    /** The ids of its lines, in order; none of a quote that does not exist. */
    List<String> lines(String quote) {
        List<String> ids = new ArrayList<>();
        api.get(QUOTES + quote)
                .json()
                .path("lines")
                .forEach(line -> ids.add(line.path("id").asText()));
        return ids;
    }

    /** A body that names the lines of the example, naming those of the quote. */
    String named(String body, String quote) {
        String named = body;
        List<String> lines = lines(quote);
        for (int i = 0; i < lines.size(); i++) {
            named = named.replace(LINE + (i + 3), lines.get(i));
        }
        return named;
    }

    /** Whether there is such a quote: some ask about one that does not exist. */
    boolean exists(String quote) {
        return !quote.isEmpty() && api.get(QUOTES + quote).status() == 200;
    }

    /** The quote as the customer accepted it. */
    String accept(String quote) throws SQLException {
        return ready("/api/v1/quotes/{id}/convert", quote);
    }

    /** A quote of its own that the customer accepted. */
    String accepted(UUID customer) throws SQLException {
        Api.Answer quote = api.post(
                "/api/v1/quotes",
                Map.of(
                        "customerId",
                        customer,
                        "title",
                        "To be invoiced",
                        "lines",
                        List.of(Map.of("description", "Audit", "quantity", "1", "itemCode", "AUDIT-HR"))));
        return accept(quote.json().path("id").asText());
    }

    /** The token of a link to the quote, by which it can be decided; one of nobody for a quote that does not exist. */
    String token(String quote) throws SQLException {
        if (quote.isEmpty() || api.get(QUOTES + quote).status() != 200) {
            byte[] bits = new byte[TOKEN_BYTES];
            ThreadLocalRandom.current().nextBytes(bits);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        }
        String ready = ready("/quotes/{id}/send", quote);
        return move(api, ready, "send", Map.of("channel", "link"))
                .json()
                .at("/links/0/url")
                .asText()
                .replaceAll("^.*/q/", "");
    }

    /** A link of the quote; one of nobody for a quote that does not exist. */
    String link(String quote) {
        Api.Answer links = api.get(QUOTES + quote + "/links");
        return links.status() == 200
                ? links.json().at("/items/0/id").asText()
                : Ids.next().toString();
    }

    /** A round of approval that waits for this person. */
    String waitingFor(UUID person, UUID customer) throws SQLException {
        Database database = organization.database();
        UUID setting = Ids.next();
        UUID rule = Ids.next();
        database.execute(
                "INSERT INTO org_settings (organization_id, id, setting_key, value_boolean)"
                        + " VALUES (?, ?, 'quote_send_requires_approval', true)",
                organization.id(),
                setting);
        database.execute(
                "INSERT INTO approval_rules (organization_id, id, name, level, approver_user_id) VALUES (?, ?, ?, 1,"
                        + " ?)",
                organization.id(),
                rule,
                "Rule " + rule,
                person);
        database.execute(
                "INSERT INTO approval_rule_conditions (organization_id, id, approval_rule_id, position, field,"
                        + " operator, value_number) VALUES (?, ?, ?, 1, 'netTotal', 'gte', 0)",
                organization.id(),
                Ids.next(),
                rule);
        Api author = organization
                .user("quotes.view", "quotes.create", "quotes.update", "approvals.request")
                .signIn(TestServer.MAIN);
        Api.Answer quote = author.post(
                "/api/v1/quotes",
                Map.of(
                        "customerId",
                        customer,
                        "title",
                        "To be approved",
                        "lines",
                        List.of(Map.of("description", "Audit", "quantity", "1", "itemCode", "AUDIT-HR"))));
        Api.Answer pending = move(author, quote.json().path("id").asText(), "submit", Map.of());
        // Everybody else's examples go without approval.
        database.execute("DELETE FROM org_settings WHERE id = ?", setting);
        database.execute("UPDATE approval_rules SET is_active = false WHERE id = ?", rule);
        return pending.json().at("/approval/roundId").asText();
    }

    private static Api.Answer move(Api api, String quote, String step, Map<String, String> body) {
        String tag = api.get(QUOTES + quote).header("ETag").orElseThrow();
        Api.Answer answer = api.with("If-Match", tag).post(QUOTES + quote + "/" + step, body);
        if (answer.status() != 200) {
            throw new AssertionError(step + " of the example: " + answer);
        }
        return answer;
    }
}
