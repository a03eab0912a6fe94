package com.pivotalflow.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A token as the server gives it to whoever signs in, without the hashing of a password that this costs: tests have
 * hundreds of people. Signing in itself is tried by tests of its own.
 */
final class IssuedToken {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RIGHTS = """
            SELECT DISTINCT p.permission_code
            FROM user_roles AS u
            JOIN role_permissions AS p ON (p.organization_id, p.role_id) = (u.organization_id, u.role_id)
            WHERE u.user_id = ? ORDER BY 1
            """;
    private static final String ROLES = """
            SELECT r.name
            FROM user_roles AS u
            JOIN roles AS r ON (r.organization_id, r.id) = (u.organization_id, u.role_id)
            WHERE u.user_id = ? ORDER BY 1
            """;

    private IssuedToken() {}

    /**
     * For this person, with their rights as they stand in the database.
     *
     * @param seal what seals the keys of the server
     */
    static String of(byte[] seal, Database database, UUID user) {
        try {
            ServerKey key = ServerKey.present(seal, database);
            String header = JSON.createObjectNode()
                    .put("alg", key.algorithm())
                    .put("typ", "JWT")
                    .put("kid", key.kid())
                    .toString();
            return key.sign(header, claims(database, user).toString());
        } catch (GeneralSecurityException | SQLException e) {
            throw new IllegalStateException("cannot sign a token for " + user, e);
        }
    }

    private static ObjectNode claims(Database database, UUID user) throws SQLException {
        String[] row = database.rows("SELECT organization_id, email, security_version FROM users WHERE id = ?", user)
                .get(0)
                .split("\\|");
        Instant now = Instant.now();
        ObjectNode claims = JSON.createObjectNode()
                .put("iss", "pivotal-flow")
                .put("aud", "pivotal-flow-api")
                .put("sub", user.toString())
                .put("upn", row[1])
                .put("org", row[0]);
        ArrayNode groups = claims.putArray("groups");
        database.rows(RIGHTS, user).forEach(groups::add);
        ArrayNode roles = claims.putArray("roles");
        database.rows(ROLES, user).forEach(roles::add);
        return claims.put("sid", UUID.randomUUID().toString())
                .put("sv", Integer.parseInt(row[2]))
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond());
    }
}
