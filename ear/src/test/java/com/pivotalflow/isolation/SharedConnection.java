package com.pivotalflow.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Two organizations that read and write at once, where what one transaction leaves on a connection meets the next. */
final class SharedConnection {

    private static final String QUOTES = "/api/v1/quotes";
    private static final int THREADS = 32;
    private static final int ROUNDS = 640;
    private static final int CUSTOMERS = 5;
    private static final long SEED = 20_261_130;

    private final Database database;
    private final List<Side> sides;
    private final AtomicInteger cut = new AtomicInteger();

    private SharedConnection(Database database, List<Side> sides) {
        this.database = database;
        this.sides = sides;
    }

    static SharedConnection of(TestServer server, Database database) throws SQLException {
        return new SharedConnection(
                database, List.of(Side.open(server, database, "Tūī"), Side.open(server, database, "Kea")));
    }

    /**
     * Everything that one side was told or could write of the other's, while requests are refused, their senders go away
     * and the connection is cut off.
     */
    List<String> strangers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<String> found = new ArrayList<>();
        try {
            Random random = new Random(SEED);
            List<Future<List<String>>> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Side side = sides.get(round % 2);
                Side other = sides.get(1 - round % 2);
                int what = random.nextInt(6);
                rounds.add(threads.submit(() -> round(side, other, what)));
                if (round % 64 == 63) {
                    rounds.add(threads.submit(this::cutOff));
                }
            }
            for (Future<List<String>> round : rounds) {
                found.addAll(round.get());
            }
        } finally {
            threads.shutdown();
        }
        found.addAll(database.rows("""
                SELECT 'quote ' || q.id || ' of a customer that is not its own'
                FROM quotes AS q
                WHERE NOT EXISTS (
                    SELECT FROM customers AS c WHERE (c.organization_id, c.id) = (q.organization_id, q.customer_id))
                """));
        if (cut.get() > ROUNDS / 4) {
            found.add("too few requests were answered: " + cut + " were not");
        }
        return found;
    }

    private List<String> cutOff() throws SQLException {
        database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND usename = 'pivotal_app'");
        return List.of();
    }

    private List<String> round(Side side, Side other, int what) {
        return switch (what) {
            case 0 -> strangers(side, side.api.get("/api/v1/customers?limit=100"), "companyName");
            case 1 -> strangers(side, side.api.get("/api/v1/quotes?limit=100"), "title");
            case 2 -> expect(404, side.api.get("/api/v1/customers/" + other.customers.get(0)));
            // Ends in a rollback, after the tenant was set and rows were read.
            case 3 -> expect(422, side.api.post(QUOTES, side.quote(other.customers.get(0))));
            case 4 -> expect(201, side.api.post(QUOTES, side.quote(side.customers.get(0))));
            default -> {
                side.api.abandon(QUOTES, side.quote(side.customers.get(1)));
                yield List.of();
            }
        };
    }

    private List<String> expect(int status, Api.Answer answer) {
        return answer.status() == status || isCut(answer) ? List.of() : List.of(answer.toString());
    }

    private List<String> strangers(Side side, Api.Answer list, String member) {
        List<String> found = new ArrayList<>(expect(200, list));
        for (JsonNode item : list.json().path("items")) {
            if (!item.path(member).asText().startsWith(side.name)) {
                found.add(side.name + " was given " + item);
            }
        }
        return found;
    }

    private boolean isCut(Api.Answer answer) {
        boolean isCut = answer.status() >= 500;
        if (isCut) {
            cut.incrementAndGet();
        }
        return isCut;
    }

    /** One of the two. */
    private record Side(String name, Api api, List<UUID> customers) {

        static Side open(TestServer server, Database database, String name) throws SQLException {
            TestOrganization organization = TestOrganization.create(database);
            List<UUID> customers = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                customers.add(organization.customer(name + " " + i));
            }
            Api api = organization
                    .user("customers.view", "quotes.view", "quotes.create", "quotes.override_price")
                    .signIn(server);
            return new Side(name, api, customers);
        }

        Map<String, Object> quote(UUID customer) {
            return Map.of(
                    "customerId",
                    customer,
                    "title",
                    name + " audit",
                    "lines",
                    List.of(Map.of("description", "Audit", "quantity", "1", "unitPrice", "10")));
        }
    }
}
