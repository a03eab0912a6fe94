package com.pivotalflow.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A database whose tables are spread over several servers (Citus), with {@code PIVOTAL_DB_DISTRIBUTED}. Row security is
 * judged where the rows are, so the tenant has to get there: {@code SET LOCAL} is handed on, {@code set_config} is not.
 */
@ApplicationScoped
class SpreadDatabase {

    @Inject
    @ConfigProperty(name = "pivotal.db.distributed", defaultValue = "false")
    boolean isSpread;

    /** Tells all servers that take part in the present transaction, now or later, for whom it is. */
    void tell(Connection connection, OrganizationId organization) throws SQLException {
        if (!isSpread) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // SET takes no parameters; the text of a UUID can hold nothing but digits and hyphens.
            statement.execute("SET LOCAL pivotal.organization_id = '" + organization.value() + "'");
        }
    }
}
