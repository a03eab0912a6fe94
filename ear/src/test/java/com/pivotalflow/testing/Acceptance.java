package com.pivotalflow.testing;

import java.sql.SQLException;
import java.util.UUID;

/** The customer's yes, written past the application. */
public final class Acceptance {

    private Acceptance() {}

    /** Has the customer accept what was sent last, with the options that were preselected. */
    public static void of(Database database, UUID quote) throws SQLException {
        database.execute("""
                UPDATE quote_versions SET state = 'accepted', decided_at = now(), closed_at = now()
                WHERE id = (SELECT current_version_id FROM quotes WHERE id = ?)
                """, quote);
        database.execute("""
                UPDATE quotes SET status = 'accepted', accepted_at = now(), updated_at = now(), version = version + 1
                WHERE id = ?
                """, quote);
    }
}
