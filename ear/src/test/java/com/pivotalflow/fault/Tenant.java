package com.pivotalflow.fault;

import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestOrganization.TestUser;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An organization whose quotes are made under load.
 *
 * @param organization the tenant
 * @param customer whom the quotes are for
 */
record Tenant(TestOrganization organization, UUID customer) {

    static final String QUOTES = "/api/v1/quotes";

    private static final String[] RIGHTS = {
        "quotes.view", "quotes.create", "quotes.update", "quotes.send", "quotes.override_price", "approvals.request"
    };

    static Tenant open(Database database) throws SQLException {
        TestOrganization organization = TestOrganization.create(database);
        return new Tenant(organization, organization.customer("Tūī Freight Ltd"));
    }

    /** Somebody who makes quotes. */
    TestUser author() throws SQLException {
        return organization.user(RIGHTS);
    }

    /** A quote that says in its title and in its description by which request it was made. */
    Map<String, Object> quote(String key) {
        return Map.of(
                "customerId",
                customer,
                "title",
                key,
                "description",
                key,
                "lines",
                List.of(Map.of("description", "Audit", "quantity", "1", "unitPrice", "150")));
    }
}
