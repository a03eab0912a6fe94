package com.pivotalflow.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.DeployedRoutes;
import com.pivotalflow.testing.ForgedToken;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every operation that the server has, every place in it where an id stands, and every sort of caller: what belongs to
 * another organization must be answered as what belongs to nobody.
 */
final class IsolationMatrix {

    private static final List<String> ROLES = List.of("viewer", "sales", "manager", "admin");
    private static final String ANY_STATE = "\"0-0\"";

    private final List<MatrixRow> rows;
    private final Holdings ours;
    private final Holdings theirs;
    private final Map<Kind, String> ourIds;
    private final Map<Kind, String> theirIds;
    private final Map<String, Api> members = new LinkedHashMap<>();

    /** Those whose token is refused before anything is looked up. */
    private final Map<String, Api> strangers = new LinkedHashMap<>();

    private final Api theirAdmin;
    private int cells;

    private IsolationMatrix(TestServer server, Database database, List<MatrixRow> rows) throws Exception {
        this.rows = rows;
        ours = Holdings.open(server, database);
        theirs = Holdings.open(server, database);
        ourIds = ours.ids();
        theirIds = theirs.ids();
        theirAdmin = theirs.as("admin");
        strangers.put("anonymous", server.api());
        for (String role : ROLES) {
            members.put(role, ours.as(role));
        }
        String token = ForgedToken.signIn(server, ours.person("admin"));
        ForgedToken forger = new ForgedToken(server, database, token);
        strangers.put("expired", server.api().withToken(forger.with(claims -> {
            claims.put("iat", claims.path("iat").asLong() - 3600);
            claims.put("exp", claims.path("exp").asLong() - 3600);
        })));
        strangers.put(
                "wrong audience", server.api().withToken(forger.with(claims -> claims.put("aud", "another-api"))));
        strangers.put("revoked", server.api().withToken(forger.with(claims -> claims.put("sv", -1))));
    }

    static IsolationMatrix of(TestServer server, Database database) throws Exception {
        JsonNode document = server.api()
                .with("Accept", "application/json")
                .get("/api/openapi")
                .json();
        return new IsolationMatrix(server, database, MatrixRow.of(document, DeployedRoutes.of(server).stream()));
    }

    /** How many rows there are. */
    List<MatrixRow> rows() {
        return rows;
    }

    /** How many cells were tried. */
    int cells() {
        return cells;
    }

    /**
     * The rows in which a right id is answered as a wrong one: they could not show a leak. The owner sends them, with
     * ids of rows made for it.
     */
    List<String> vacuous() throws SQLException {
        List<String> found = new ArrayList<>();
        for (MatrixRow row : rows) {
            if (row.place().kind() == Kind.ORGANIZATION) {
                // Only the platform's own people are answered anything else than 403; PlatformOrganizationsIT is
                // theirs.
                continue;
            }
            Api owner = row.place().kind() == Kind.SESSION ? theirs.inASession("admin") : theirAdmin;
            Map<Kind, String> own = theirs.ids();
            String right = own.get(row.place().kind());
            String tag =
                    row.needsState() ? owner.get(row.record(own)).header("ETag").orElse(ANY_STATE) : ANY_STATE;
            String wrong = Ids.next().toString();
            String unknown = MatrixRow.neutral(row.send(owner, own, wrong, tag), wrong);
            String known = MatrixRow.neutral(row.send(owner, own, right, tag), right);
            if (known.equals(unknown)) {
                found.add(row + " gives " + known);
            }
        }
        return found;
    }

    /** Everything by which a caller can tell what is another organization's from what nobody has, or get or change it. */
    List<String> leaks() throws Exception {
        Map<String, Api> all = new LinkedHashMap<>(members);
        all.putAll(strangers);
        return leaksTo(all);
    }

    /** The same, but for those whose token is refused: they do not get to where a layer may be missing. */
    List<String> leaksToMembers() throws Exception {
        return leaksTo(members);
    }

    private List<String> leaksTo(Map<String, Api> callers) throws Exception {
        List<String> found = new ArrayList<>();
        List<String> before = theirs.rows();
        for (MatrixRow row : rows) {
            String tag = row.needsState() && !row.isAboutTheRecord()
                    ? ours.as("admin").get(row.record(ourIds)).header("ETag").orElseThrow()
                    : ANY_STATE;
            for (Map.Entry<String, Api> caller : callers.entrySet()) {
                found.addAll(tryCell(row, caller.getKey(), caller.getValue(), ourIds, theirIds, tag));
            }
        }
        if (!theirs.rows().equals(before)) {
            List<String> after = new ArrayList<>(theirs.rows());
            after.removeAll(before);
            found.add("rows of the other organization are not what they were: " + after);
        }
        for (MatrixRow row : rows) {
            String tag = row.needsState() && !row.isAboutTheRecord()
                    ? theirAdmin.get(row.record(theirIds)).header("ETag").orElseThrow()
                    : ANY_STATE;
            found.addAll(tryCell(row, "the other admin", theirAdmin, theirIds, ourIds, tag));
        }
        return found;
    }

    /**
     * Where the mark of a page, the name of a request or the state of a record of theirs gives us anything of theirs.
     *
     * @return empty when none is; each list that has a second page is tried, and at least two have
     */
    List<String> borrowed() {
        List<String> found = new ArrayList<>();
        int lists = 0;
        for (String list : List.of("audit-log", "customers", "projects", "quotes", "users")) {
            String address = "/api/v1/" + list + "?limit=1";
            String mark = theirAdmin.get(address).json().path("next").asText();
            if (!mark.isEmpty()) {
                lists++;
                // A mark is a place in an order, which says nothing of whose rows are ordered.
                String rows =
                        members.get("admin").get(address + "&cursor=" + mark).text();
                if (theirIds.values().stream().anyMatch(rows::contains)) {
                    found.add("cursor of " + list + " shows: " + rows);
                }
            }
        }
        if (lists < 2) {
            found.add("only " + lists + " lists have a second page");
        }
        String key = "matrix-" + Ids.next();
        Api.Answer first = theirAdmin.with("Idempotency-Key", key).post("/api/v1/quotes", quote(theirIds));
        Api.Answer second = members.get("admin").with("Idempotency-Key", key).post("/api/v1/quotes", quote(ourIds));
        String made = first.json().path("id").asText();
        if (first.status() != 201 || second.status() != 201) {
            found.add("key: " + first + second);
        }
        if (second.header("Idempotency-Replayed").isPresent() || second.text().contains(made)) {
            found.add("key of theirs answers: " + second);
        }
        String record = "/api/v1/quotes/" + ourIds.get(Kind.QUOTE);
        String state = theirAdmin
                .with("If-Match", first.header("ETag").orElseThrow())
                .patch("/api/v1/quotes/" + made, Map.of("title", "Changed"))
                .header("ETag")
                .orElseThrow();
        if (members.get("admin").with("If-None-Match", state).get(record).status() != 200
                || members.get("admin").with("If-Match", state).delete(record).status() != 412) {
            found.add("state of theirs counts as ours: " + state);
        }
        return found;
    }

    private static Map<String, Object> quote(Map<Kind, String> own) {
        return Map.of(
                "customerId",
                own.get(Kind.CUSTOMER),
                "title",
                "Borrowed",
                "lines",
                List.of(Map.of("description", "Audit", "quantity", "1", "itemCode", "AUDIT-HR")));
    }

    private List<String> tryCell(
            MatrixRow row, String who, Api caller, Map<Kind, String> own, Map<Kind, String> foreign, String tag) {
        cells++;
        List<String> found = new ArrayList<>();
        String taken = foreign.get(row.place().kind());
        String free = Ids.next().toString();
        Api.Answer ofTaken = row.send(caller, own, taken, tag);
        String answer = MatrixRow.neutral(ofTaken, taken);
        String unknown = MatrixRow.neutral(row.send(caller, own, free, tag), free);
        if (!answer.equals(unknown)) {
            found.add("%s as %s tells: %s%n  but of an unknown id: %s".formatted(row, who, answer, unknown));
        }
        foreign.values().stream()
                .filter(id -> !id.equals(taken) && ofTaken.text().contains(id))
                .forEach(id -> found.add("%s as %s shows %s".formatted(row, who, id)));
        return found;
    }
}
