package com.pivotalflow.testing;

import java.sql.SQLException;
import java.util.UUID;

/** Allocations, written past the application. */
public final class StoredAllocation {

    private StoredAllocation() {}

    /** A person who works on the project for six tenths of the first two weeks of June 2026. */
    public static UUID of(TestOrganization organization, UUID project, UUID person, UUID role) throws SQLException {
        UUID allocation = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO resource_allocations (organization_id, id, project_id, user_id, delivery_role_id,"
                                + " allocation_fraction, start_date, end_date)"
                                + " VALUES (?, ?, ?, ?, ?, 0.6, DATE '2026-06-01', DATE '2026-06-14')",
                        organization.id(),
                        allocation,
                        project,
                        person,
                        role);
        return allocation;
    }
}
