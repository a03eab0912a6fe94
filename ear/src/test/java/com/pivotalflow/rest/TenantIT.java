package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two organizations on one pool of connections: neither sees or touches what the other one has. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantIT {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String QUOTES = "/api/v1/quotes";
    private static final String[] RIGHTS = {
        "customers.view", "quotes.view", "quotes.create", "quotes.override_price", "projects.view", "rate_cards.view"
    };
    private static final int ROUNDS = 40;
    private static final int THREADS = 8;

    private Tenant ours;
    private Tenant theirs;

    @BeforeAll
    void openTwo() throws Exception {
        ours = Tenant.open("Ours");
        theirs = Tenant.open("Theirs");
    }

    @Test
    void whatTheOthersHaveIsAsUnknownAsWhatNobodyHas() {
        Api.Answer quote = theirs.api.post(QUOTES, theirs.quote(theirs.customer));
        assertThat(quote.status()).as(quote.toString()).isEqualTo(201);

        assertThat(bare(ours.api.get(QUOTES + "/" + quote.json().path("id").asText())))
                .isEqualTo(bare(ours.api.get(QUOTES + "/" + UUID.randomUUID())));
        assertThat(bare(ours.api.get(CUSTOMERS + "/" + theirs.customer)))
                .isEqualTo(bare(ours.api.get(CUSTOMERS + "/" + UUID.randomUUID())));
        assertThat(bare(ours.api.get(CUSTOMERS + "/" + theirs.customer + "/contacts")))
                .isEqualTo(bare(ours.api.get(CUSTOMERS + "/" + UUID.randomUUID() + "/contacts")));
        assertThat(bare(ours.api.post(QUOTES, ours.quote(theirs.customer))))
                .isEqualTo(bare(ours.api.post(QUOTES, ours.quote(UUID.randomUUID()))));
        assertThat(ours.api
                        .get(QUOTES + "?customerId=" + theirs.customer)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void nothingInARequestNamesAnotherOrganization() {
        Api named = ours.api
                .with("X-Organization-Id", theirs.organization.id().toString())
                .with("X-Tenant-Id", theirs.organization.id().toString());

        assertThat(named.get(CUSTOMERS).json().findValuesAsText("companyName")).containsExactly("Ours");
        assertThat(named.get(CUSTOMERS + "?organizationId=" + theirs.organization.id())
                        .problem())
                .isEqualTo("UNKNOWN_PARAMETER");
    }

    @Test
    void onSharedConnectionsNobodySeesTheOthersEvenAfterRollbacks() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<String>>> strangers = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Tenant tenant = round % 2 == 0 ? ours : theirs;
                Tenant other = round % 2 == 0 ? theirs : ours;
                strangers.add(threads.submit(() -> strangers(tenant, other)));
            }
            for (Future<List<String>> found : strangers) {
                assertThat(found.get()).isEmpty();
            }
        } finally {
            threads.shutdown();
        }
        // What the last transaction of a connection set must be gone with it.
        assertThat(TestServer.MAIN.database().number("""
                        SELECT count(*) FROM quotes AS q JOIN customers AS c ON c.id = q.customer_id
                        WHERE c.organization_id <> q.organization_id
                        """)).isZero();
    }

    /** A refused quote, whose transaction rolls back, and then looks around. */
    private static List<String> strangers(Tenant tenant, Tenant other) {
        List<String> found = new ArrayList<>();
        Api.Answer refused = tenant.api.post(QUOTES, tenant.quote(other.customer));
        if (refused.status() != 422) {
            found.add(refused.toString());
        }
        Api.Answer list = tenant.api.get(CUSTOMERS);
        if (!list.json().findValuesAsText("companyName").equals(List.of(tenant.name))) {
            found.add(list.toString());
        }
        Api.Answer foreign = tenant.api.get(CUSTOMERS + "/" + other.customer);
        if (foreign.status() != 404) {
            found.add(foreign.toString());
        }
        return found;
    }

    /** Without what differs between any two answers. */
    private static String bare(Api.Answer answer) {
        ObjectNode body = (ObjectNode) answer.json();
        body.remove(List.of("traceId", "instance"));
        return answer.status() + " " + body;
    }

    private record Tenant(String name, TestOrganization organization, UUID customer, Api api) {

        static Tenant open(String name) throws Exception {
            TestOrganization organization = TestOrganization.create(TestServer.MAIN.database());
            return new Tenant(
                    name,
                    organization,
                    organization.customer(name),
                    organization.user(RIGHTS).signIn(TestServer.MAIN));
        }

        Map<String, Object> quote(UUID customer) {
            return Map.of(
                    "customerId",
                    customer,
                    "title",
                    "Audit of " + name,
                    "lines",
                    List.of(Map.of("description", "Audit", "quantity", "1", "unitPrice", "10")));
        }
    }
}
