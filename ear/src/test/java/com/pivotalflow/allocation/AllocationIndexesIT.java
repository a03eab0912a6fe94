package com.pivotalflow.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.Plan;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to list allocations finds them by an index, among a hundred thousand; so do the judge and the capacity. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllocationIndexesIT {

    private static final String UNKNOWN = "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02";

    private Team team;
    private UUID organization;

    @BeforeAll
    void makeAHundredThousandAllocations() throws Exception {
        team = Team.open();
        organization = team.organization().id();
        Database database = team.database();
        UUID role = team.role("tester");
        database.execute(
                "INSERT INTO users (organization_id, id, email, first_name, last_name, status)"
                        + " SELECT ?, gen_random_uuid(), 'p' || n || '@' || ?, 'P', 'Q', 'active'"
                        + " FROM generate_series(1, 1000) AS n",
                organization,
                Ids.next() + ".test");
        database.execute(
                "INSERT INTO projects (organization_id, id, customer_id, name)"
                        + " SELECT p.organization_id, gen_random_uuid(), p.customer_id, 'Many'"
                        + " FROM projects p CROSS JOIN generate_series(1, 100) WHERE p.organization_id = ?",
                organization);
        database.execute(
                "INSERT INTO resource_allocations (organization_id, id, project_id, user_id, delivery_role_id,"
                        + " allocation_fraction, start_date, end_date)"
                        + " SELECT u.organization_id, gen_random_uuid(), p.id, u.id, ?, 0.01, DATE '2026-01-05',"
                        + " DATE '2026-12-24' FROM users u"
                        + " JOIN projects p ON p.organization_id = u.organization_id AND p.name = 'Many'"
                        + " WHERE u.organization_id = ? AND u.first_name = 'P'",
                role,
                organization);
        database.execute("ANALYZE resource_allocations");
        assertThat(team.count()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=50",
                "sort=-startDate",
                "userId=" + UNKNOWN,
                "roleId=" + UNKNOWN,
                "from=2026-06-01&to=2026-06-30",
                "isBillable=false"
            })
    void aPageIsFoundByAnIndex(String query) throws Exception {
        team.database().resetStatements();
        assertThat(team.api()
                        .get("/api/v1/projects/" + team.usualProject() + "/allocations?" + query)
                        .status())
                .isEqualTo(200);

        found("FROM resource_allocations a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/projects/%s/capacity", "/api/v1/users/%s/capacity"})
    void capacityIsFoundByIndexes(String address) throws Exception {
        UUID which = address.contains("projects") ? team.usualProject() : team.person();
        team.database().resetStatements();
        assertThat(team.api().get(address.formatted(which)).status()).isEqualTo(200);

        found("LEFT JOIN resource_allocations a");
    }

    private void found(String part) throws Exception {
        List<String> plan = Plan.of(team.database(), organization, part);
        assertThat(plan)
                .as(String.join("\n", plan))
                .noneMatch(line -> line.contains("Seq Scan on resource_allocations"))
                .anyMatch(line -> line.contains("resource_allocations_"));
    }
}
