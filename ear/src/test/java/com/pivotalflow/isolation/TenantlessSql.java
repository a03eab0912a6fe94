package com.pivotalflow.isolation;

import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Makes every comparison with a tenant true in the SQL that a server sends: as if no service and no repository had said
 * whose rows they mean. Packed into a copy of the archive by {@link TenantlessIT}.
 */
public final class TenantlessSql implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final String COLUMN = "(?:\\w+\\.)?organization_id";
    private static final Pattern COMPARISON =
            Pattern.compile(COLUMN + "\\s*=\\s*(?:\\?|" + COLUMN + "|CAST\\(\\? AS uuid\\))", Pattern.CASE_INSENSITIVE);

    @Override
    public String inspect(String sql) {
        return COMPARISON.matcher(sql).replaceAll("($0 OR true)");
    }
}
