package com.pivotalflow.schema.database;

import java.util.Map;

/**
 * The roles of an installation, made by the bootstrap script before the first migration. Scripts name them by
 * placeholders, so that an installation may call them what it likes.
 *
 * @param owner owns database, schema and tables; the role a migration connects as
 * @param app the role of the running application
 * @param readonly reads one tenant at a time, for reports
 * @param lookup owns the functions that find a tenant, and nothing else
 * @param backup makes logical dumps; the only one that may be absent from the server
 */
public record DatabaseRoles(String owner, String app, String readonly, String lookup, String backup) {

    /** The roles under their usual names. */
    public static DatabaseRoles standard() {
        return new DatabaseRoles(
                "pivotal_owner", "pivotal_app", "pivotal_readonly", "pivotal_lookup", "pivotal_backup");
    }

    /** The placeholders of the scripts, {@code owner} for <code>${owner}</code>, and what stands for them. */
    public Map<String, String> placeholders() {
        return Map.of("owner", owner, "app", app, "readonly", readonly, "lookup", lookup, "backup", backup);
    }
}
