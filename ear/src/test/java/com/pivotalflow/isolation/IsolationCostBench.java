package com.pivotalflow.isolation;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Prints what it costs that a tenant is set and that every table asks for it. No part of a usual build: {@code mvn
 * -Dmeasure=Bench verify} runs it.
 */
@OnRealServer
class IsolationCostBench {

    private static final String QUOTES = "/api/v1/quotes";
    private static final int QUOTES_OF_THE_TENANT = 2_000;
    private static final int WARM_UP = 400;
    private static final int TIMES = 500;
    private static final int TURNS = 3;
    private static final double NANOS_IN_A_MICROSECOND = 1_000;

    private final Database database = TestServer.MAIN.database();

    @Test
    void whatIsolationCosts() throws Exception {
        TestOrganization organization = TestOrganization.create(database);
        UUID customer = organization.customer("Tūī Freight Ltd");
        Api api = organization
                .user("quotes.view", "quotes.create", "quotes.override_price")
                .signIn(TestServer.MAIN);
        Map<String, Object> quote = Map.of(
                "customerId",
                customer,
                "title",
                "Warehouse audit",
                "lines",
                List.of(Map.of("description", "Audit", "quantity", "1", "unitPrice", "10")));
        String id = api.post(QUOTES, quote).json().path("id").asText();
        for (int i = 0; i < QUOTES_OF_THE_TENANT; i++) {
            api.post(QUOTES, quote);
        }
        database.execute("ANALYZE");

        Map<String, Work> work = new LinkedHashMap<>();
        work.put("read", () -> api.get(QUOTES + "/" + id));
        work.put("list", () -> api.get(QUOTES + "?limit=50"));
        work.put("create", () -> api.post(QUOTES, quote));
        work.values().forEach(each -> run(each, WARM_UP));
        for (int turn = 0; turn < TURNS; turn++) {
            work.forEach((name, each) -> print("request, with row security: " + name, run(each, TIMES)));
            try (MissingLayer missing = MissingLayer.rowSecurity(database)) {
                work.values().forEach(each -> run(each, WARM_UP / 10));
                work.forEach((name, each) -> print("request, without: " + name, run(each, TIMES)));
            }
        }
        compareStatements(organization.id(), UUID.fromString(id));
    }

    /** The part that the database has in it: one transaction with and without the statement that sets the tenant. */
    private void compareStatements(UUID organization, UUID quote) throws SQLException {
        try (Connection connection = database.asApplication().getConnection();
                PreparedStatement tenant =
                        connection.prepareStatement("SELECT set_config('pivotal.organization_id', ?, true)");
                PreparedStatement unset = connection.prepareStatement("SELECT 1");
                PreparedStatement read =
                        connection.prepareStatement("SELECT * FROM quotes WHERE organization_id = ? AND id = ?")) {
            connection.setAutoCommit(false);
            tenant.setString(1, organization.toString());
            read.setObject(1, organization);
            read.setObject(2, quote);
            Work set = () -> transaction(connection, tenant, read);
            Work plain = () -> transaction(connection, null, read);
            run(set, WARM_UP);
            run(plain, WARM_UP);
            print("transaction with one read, tenant set", run(set, TIMES));
            print("transaction with one read, tenant not set", run(plain, TIMES));
            print("round trip", run(unset::execute, TIMES));
        }
    }

    private static void transaction(Connection connection, @Nullable PreparedStatement tenant, PreparedStatement read)
            throws SQLException {
        if (tenant != null) {
            tenant.execute();
        }
        read.execute();
        connection.commit();
    }

    private static long[] run(Work work, int times) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            try {
                work.once();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static void print(String what, long[] sorted) {
        System.out.printf(
                "%s: median %d us, 95 %% below %d us%n",
                what,
                Math.round(sorted[sorted.length / 2] / NANOS_IN_A_MICROSECOND),
                Math.round(sorted[sorted.length * 95 / 100] / NANOS_IN_A_MICROSECOND));
    }

    /** What is measured. */
    @FunctionalInterface
    private interface Work {
        void once() throws SQLException;
    }
}
