package com.pivotalflow.testing;

import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/**
 * An organization for one test, written past the application: New Zealand, NZD, one standard tax class of 15 %, no limit
 * on requests that a test could reach. Nobody else sees it, so a test may count.
 *
 * @param database where it stands
 * @param id the tenant
 * @param slug what its people may name it by
 * @param standardTaxClass sold with 15 % tax
 */
public record TestOrganization(Database database, UUID id, String slug, UUID standardTaxClass) {

    private static final String SINCE = "2020-01-01";

    /** Makes one that no other test knows. */
    public static TestOrganization create(Database database) throws SQLException {
        UUID id = Ids.next();
        UUID taxClass = Ids.next();
        String slug = "test-" + id.toString().substring(24);
        database.execute("INSERT INTO organization_slugs (slug, holder_id) VALUES (?, ?)", slug, id);
        database.execute(
                "INSERT INTO organizations (id, name, slug, currency_code, country_code, time_zone, requests_per_minute)"
                        + " VALUES (?, ?, ?, 'NZD', 'NZ', 'Pacific/Auckland', 1000000)",
                id,
                "Organization " + slug,
                slug);
        database.execute(
                "INSERT INTO organization_currencies (organization_id, id, currency_code) VALUES (?, ?, 'NZD')",
                id,
                Ids.next());
        database.execute("INSERT INTO org_security_policies (organization_id, id) VALUES (?, ?)", id, Ids.next());
        database.execute(
                "INSERT INTO tax_classes (organization_id, id, code, name, kind)"
                        + " VALUES (?, ?, 'STANDARD', 'Standard', 'standard')",
                id,
                taxClass);
        database.execute(
                "INSERT INTO tax_rates (organization_id, id, tax_class_id, rate, effective_from)"
                        + " VALUES (?, ?, ?, 0.15, DATE '" + SINCE + "')",
                id,
                Ids.next(),
                taxClass);
        database.execute("UPDATE organizations SET default_tax_class_id = ? WHERE id = ?", taxClass, id);
        return new TestOrganization(database, id, slug, taxClass);
    }

    /** Adds a person who may do what the permissions say, and nothing else. */
    public TestUser user(String... permissions) throws SQLException {
        UUID user = Ids.next();
        String email = "user-" + user.toString().substring(24) + "@example.test";
        return user(new TestUser(database, user, email, "Password of " + email), permissions);
    }

    /** Adds this very person. */
    public TestUser user(TestUser person, String... permissions) throws SQLException {
        UUID user = person.id();
        UUID role = Ids.next();
        String email = person.email();
        String password = person.password();
        database.execute(
                "INSERT INTO users (organization_id, id, email, first_name, last_name, status, password_hash,"
                        + " password_changed_at) VALUES (?, ?, ?, 'Test', 'User', 'active', ?, now())",
                id,
                user,
                email,
                TestPassword.hash(password));
        database.execute(
                "INSERT INTO roles (organization_id, id, name) VALUES (?, ?, ?)", id, role, "Role of " + email);
        for (String permission : permissions) {
            database.execute(
                    "INSERT INTO role_permissions (organization_id, id, role_id, permission_code)"
                            + " VALUES (?, ?, ?, ?)",
                    id,
                    Ids.next(),
                    role,
                    permission);
        }
        database.execute(
                "INSERT INTO user_roles (organization_id, id, user_id, role_id) VALUES (?, ?, ?, ?)",
                id,
                Ids.next(),
                user,
                role);
        return person;
    }

    /** Adds an active customer. */
    public UUID customer(String name) throws SQLException {
        UUID customer = Ids.next();
        database.execute(
                "INSERT INTO customers (organization_id, id, customer_number, company_name, status)"
                        + " VALUES (?, ?, ?, ?, 'active')",
                id,
                customer,
                "C-" + customer.toString().substring(24).toUpperCase(Locale.ROOT),
                name);
        return customer;
    }

    /**
     * A person who can sign in.
     *
     * @param database where they stand
     * @param id the user
     * @param email what they sign in with
     * @param password in clear
     */
    public record TestUser(Database database, UUID id, String email, String password) {

        /** The API in a session that began with their password. */
        public Api login(TestServer server) {
            return server.api().signedIn(email, password);
        }

        /** The API with a token as they get it when they sign in; no session begins. */
        public Api signIn(TestServer server) {
            return server.api().withToken(IssuedToken.of(server.keyEncryptionKey(), database, id));
        }

        /** A token as they get it when they sign in at servers whose keys are sealed by this one. */
        public String token(byte[] seal) {
            return IssuedToken.of(seal, database, id);
        }
    }
}
