package com.pivotalflow.approval;

import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.TestOrganization;
import java.sql.SQLException;
import java.util.UUID;

/** Rounds written past the application. */
final class ApprovalRounds {

    private ApprovalRounds() {}

    /** Begins one for a new quote, in which a rule asks for one approval of those who have a role. */
    static UUID begin(TestOrganization organization, UUID rule, UUID role) throws SQLException {
        Database database = organization.database();
        UUID quote = Ids.next();
        UUID author = organization.user().id();
        long number = database.number("SELECT count(*) + 1 FROM quotes WHERE organization_id = ?", organization.id());
        database.execute(
                "INSERT INTO quotes (organization_id, id, quote_number, number_year, number_sequence, customer_id, title,"
                        + " valid_from, valid_until, currency_code, base_currency_code, created_by)"
                        + " VALUES (?, ?, 'Q-2026-' || ?, 2026, ?, ?, 'Audit', DATE '2026-01-01', DATE '2026-12-31',"
                        + " 'NZD', 'NZD', ?)",
                organization.id(),
                quote,
                number,
                number,
                organization.customer("Customer of quote " + number),
                author);
        UUID round = Ids.next();
        database.execute(
                "INSERT INTO approval_requests (organization_id, id, quote_id, digest, requested_by, notes)"
                        + " VALUES (?, ?, ?, sha256('quote'), ?, '{\"note\": \"Please\"}')",
                organization.id(),
                round,
                quote,
                author);
        database.execute(
                "INSERT INTO approval_request_rules (organization_id, id, approval_request_id, approval_rule_id, rule_name,"
                        + " level, approver_role_id, min_approvals, explanation)"
                        + " VALUES (?, ?, ?, ?, 'Thin', 1, ?, 1, E'Margin 12.5 % is below 20 %.\\nDiscount 5 % is above 1 %.')",
                organization.id(), Ids.next(), round, rule, role);
        return round;
    }
}
