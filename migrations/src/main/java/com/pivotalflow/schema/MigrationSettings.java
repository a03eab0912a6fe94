package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.catalog.Reaction;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;

/**
 * What a run needs to know besides its connection.
 *
 * @param roles the roles that the scripts name by placeholders
 * @param drift what is done when the live schema is not the expected one
 */
public record MigrationSettings(DatabaseRoles roles, DriftPolicy drift) {

    /** The roles under their usual names; a schema that was changed is refused. */
    public static MigrationSettings standard() {
        return new MigrationSettings(DatabaseRoles.standard(), DriftPolicy.standard());
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
            return new MigrationSettings(roles, policy);
        } catch (IllegalArgumentException e) {
            throw new SchemaRefusedException(Exit.USAGE, e.getMessage() + "; nothing was changed");
        }
    }
}
