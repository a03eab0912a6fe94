package com.pivotalflow.schema;

import java.util.Map;

/**
 * What a run needs to know besides its connection: the roles that the scripts name by placeholders. The bootstrap
 * script has made them before the first migration.
 *
 * @param owner owns database, schema and tables; the role the migration connects as
 * @param app the role of the running application
 * @param readonly reads one tenant at a time, for reports
 * @param lookup owns the functions that find a tenant, and nothing else
 * @param backup makes logical dumps; the only one that may be absent from the server
 */
public record MigrationSettings(String owner, String app, String readonly, String lookup, String backup) {

    /** The roles under their usual names. */
    public static MigrationSettings standard() {
        return new MigrationSettings(
                "pivotal_owner", "pivotal_app", "pivotal_readonly", "pivotal_lookup", "pivotal_backup");
    }

    /** The placeholders of the scripts and what stands for them. */
    Map<String, String> placeholders() {
        return Map.of("owner", owner, "app", app, "readonly", readonly, "lookup", lookup, "backup", backup);
    }
}
