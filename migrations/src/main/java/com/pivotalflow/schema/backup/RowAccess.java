package com.pivotalflow.schema.backup;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Through whom rows are read. Row security is forced, so that for the owner a table looks empty, without any error,
 * until it names a tenant.
 *
 * @param owner connections of the schema's owner, who sees one organization at a time
 * @param backup connections of the backup role, who passes row security and sees all at once; null if the installation
 *     has none: then the owner visits every organization
 */
public record RowAccess(DataSource owner, @Nullable DataSource backup) {

    /** The one who sees more. */
    DataSource reader() {
        return backup == null ? owner : backup;
    }
}
