package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.catalog.Reaction;
import java.util.Map;

/**
 * What a run needs to know besides its connection: the roles that the scripts name by placeholders, made by the
 * bootstrap script before the first migration, and what is done about a schema that was changed by hand.
 *
 * @param owner owns database, schema and tables; the role the migration connects as
 * @param app the role of the running application
 * @param readonly reads one tenant at a time, for reports
 * @param lookup owns the functions that find a tenant, and nothing else
 * @param backup makes logical dumps; the only one that may be absent from the server
 * @param drift what is done when the live schema is not the expected one
 */
public record MigrationSettings(
        String owner, String app, String readonly, String lookup, String backup, DriftPolicy drift) {

    /** The roles under their usual names; a schema that was changed is refused. */
    public static MigrationSettings standard() {
        return new MigrationSettings(
                "pivotal_owner",
                "pivotal_app",
                "pivotal_readonly",
                "pivotal_lookup",
                "pivotal_backup",
                DriftPolicy.standard());
    }

    /**
     * The same with another reaction to drift, as {@code PIVOTAL_DRIFT} and {@code PIVOTAL_DRIFT_EXTRA} say it.
     *
     * @param changed {@code refuse} or {@code warn}, about what is missing, changed or in the way
     * @param extra {@code refuse} or {@code warn}, about what nothing depends on
     * @throws SchemaRefusedException if it is neither
     */
    public MigrationSettings withDrift(String changed, String extra) {
        try {
            DriftPolicy policy = new DriftPolicy(
                    Reaction.parse("PIVOTAL_DRIFT", changed), Reaction.parse("PIVOTAL_DRIFT_EXTRA", extra));
            return new MigrationSettings(owner, app, readonly, lookup, backup, policy);
        } catch (IllegalArgumentException e) {
            throw new SchemaRefusedException(e.getMessage() + "; nothing was changed");
        }
    }

    /** The placeholders of the scripts and what stands for them. */
    Map<String, String> placeholders() {
        return Map.of("owner", owner, "app", app, "readonly", readonly, "lookup", lookup, "backup", backup);
    }
}
