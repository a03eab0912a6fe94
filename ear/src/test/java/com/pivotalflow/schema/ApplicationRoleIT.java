package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database keeps even from an application that has gone wrong: hand-written SQL as {@code pivotal_app}. */
@OnRealServer
class ApplicationRoleIT {

    private static final String NOT_ALLOWED = "42501";
    private static final String NO_SUCH_KEY = "23503";
    private static final String INSERT_CUSTOMER =
            "INSERT INTO customers (organization_id, id, customer_number, company_name) VALUES (?, ?, ?, 'Written')";

    private final Database database = TestServer.MAIN.database();

    private Connection application;
    private TestOrganization ours;
    private TestOrganization theirs;
    private UUID theirCustomer;

    @BeforeEach
    void connect() throws SQLException {
        ours = TestOrganization.create(database);
        theirs = TestOrganization.create(database);
        ours.user();
        theirs.user();
        ours.customer("Ours");
        theirCustomer = theirs.customer("Theirs");
        application = database.asApplication().getConnection();
        application.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        application.rollback();
        application.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE public.mine (id uuid)",
                "CREATE TABLE extensions.mine (id uuid)",
                "CREATE TEMP TABLE mine (id uuid)",
                "CREATE SCHEMA mine",
                "CREATE FUNCTION public.mine() RETURNS integer LANGUAGE sql RETURN 1",
                "CREATE INDEX mine ON quotes (status)",
                "CREATE TRIGGER mine BEFORE UPDATE ON quotes EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "ALTER TABLE quotes ADD COLUMN mine text",
                "ALTER TABLE quotes DISABLE ROW LEVEL SECURITY",
                "ALTER TABLE quotes NO FORCE ROW LEVEL SECURITY",
                "DROP POLICY tenant_isolation ON quotes",
                "DROP TABLE quote_views",
                "DROP INDEX uq_users_email",
                "TRUNCATE quote_views",
                "SET ROLE pivotal_owner",
                "SET ROLE pivotal_lookup",
                "SELECT * FROM flyway_schema_history",
                "INSERT INTO permissions (code) VALUES ('everything.allowed')",
                "UPDATE currencies SET minor_units = 0"
            })
    void isRefusedWhatIsNotItsBusiness(String sql) {
        assertRefused(NOT_ALLOWED, sql);
    }

    @Test
    void seesNothingBeforeATenantIsSetAndNothingAfterItsTransaction() throws Exception {
        assertThat(visibleRows()).isEmpty();

        setTenant(ours);
        assertThat(visibleRows()).contains("customers", "organizations", "tax_classes", "users");
        application.commit();

        assertThat(visibleRows()).isEmpty();
        assertThat(Database.rows(application, "SELECT current_setting('pivotal.organization_id', true)"))
                .containsExactly("");
    }

    @Test
    void seesOnlyTheRowsOfItsTenant() throws Exception {
        setTenant(ours);

        for (String table : tenantTables()) {
            String column = table.equals("organizations") ? "id" : "organization_id";
            assertThat(Database.number(
                            application, "SELECT count(*) FROM " + table + " WHERE " + column + " <> ?", ours.id()))
                    .as(table)
                    .isZero();
        }
        assertThat(Database.number(application, "SELECT count(*) FROM customers WHERE id = ?", theirCustomer))
                .isZero();
        assertThat(Database.rows(application, "SELECT slug FROM organizations")).containsExactly(ours.slug());
    }

    @Test
    void aMalformedTenantIsAnErrorAndNotNobody() throws Exception {
        Database.execute(application, "SELECT set_config('pivotal.organization_id', 'nobody', true)");

        assertRefused("22P02", "SELECT count(*) FROM quotes");
    }

    @Test
    void cannotWriteARowForAnotherOrganization() throws Exception {
        setTenant(ours);

        assertRefused(NOT_ALLOWED, INSERT_CUSTOMER, theirs.id(), Ids.next(), "C-1");
    }

    @Test
    void cannotWriteARowWithoutATenant() {
        assertRefused(NOT_ALLOWED, INSERT_CUSTOMER, ours.id(), Ids.next(), "C-1");
    }

    @Test
    void cannotMoveARowToAnotherOrganization() throws Exception {
        setTenant(ours);

        assertRefused(NOT_ALLOWED, "UPDATE customers SET organization_id = ?", theirs.id());
    }

    @Test
    void cannotChangeARowOfAnotherOrganization() throws Exception {
        setTenant(ours);
        Database.execute(application, "UPDATE customers SET company_name = 'Taken' WHERE id = ?", theirCustomer);
        application.commit();

        assertThat(database.rows("SELECT company_name FROM customers WHERE id = ?", theirCustomer))
                .containsExactly("Theirs");
    }

    @Test
    void cannotPointAKeyAtARowOfAnotherOrganization() throws Exception {
        setTenant(ours);

        assertRefused(
                NO_SUCH_KEY,
                "INSERT INTO customer_contacts (organization_id, id, customer_id, first_name, last_name)"
                        + " VALUES (?, ?, ?, 'Some', 'Body')",
                ours.id(),
                Ids.next(),
                theirCustomer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE quote_versions SET total_amount = 0",
                "UPDATE quote_version_line_items SET unit_price = 0",
                "DELETE FROM quote_versions",
                "DELETE FROM quote_version_documents",
                "DELETE FROM quotes",
                "DELETE FROM customers",
                "UPDATE quote_acceptances SET decision = 'accepted'",
                "INSERT INTO audit_logs DEFAULT VALUES",
                "UPDATE audit_logs SET action = 'nothing'",
                "DELETE FROM audit_logs"
            })
    void cannotRewriteWhatWasIssuedOrAudited(String sql) throws Exception {
        setTenant(ours);

        assertRefused(NOT_ALLOWED, sql);
    }

    private void setTenant(TestOrganization organization) throws SQLException {
        Database.execute(
                application,
                "SELECT set_config('pivotal.organization_id', ?, true)",
                organization.id().toString());
    }

    /** The tenant tables of which the application sees a row now. */
    private List<String> visibleRows() throws SQLException {
        List<String> seen = new ArrayList<>();
        for (String table : tenantTables()) {
            if (Database.number(application, "SELECT count(*) FROM " + table) > 0) {
                seen.add(table);
            }
        }
        return seen;
    }

    /** Those of them that the application may read. */
    private List<String> tenantTables() throws SQLException {
        return database.rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                + " AND relkind = 'r' AND relrowsecurity AND has_table_privilege('pivotal_app', oid, 'SELECT')"
                + " ORDER BY relname");
    }

    private void assertRefused(String state, String sql, Object... arguments) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Database.execute(application, sql, arguments))
                .satisfies(refused -> assertThat(refused.getSQLState())
                        .as(refused.getMessage())
                        .isEqualTo(state));
    }
}
