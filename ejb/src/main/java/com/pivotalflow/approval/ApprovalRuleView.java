package com.pivotalflow.approval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * When a quote needs approval, and whose.
 *
 * @param id the rule
 * @param name what people call it
 * @param level 1 to 5, decided in ascending order
 * @param conditions all must hold
 * @param approver who may decide
 * @param minApprovals how many different people must approve
 * @param active whether it is asked
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag its entity tag
 */
public record ApprovalRuleView(
        UUID id,
        String name,
        int level,
        List<CreateApprovalRule.Condition> conditions,
        Approver approver,
        int minApprovals,
        boolean active,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    public ApprovalRuleView {
        conditions = List.copyOf(conditions);
    }
}
