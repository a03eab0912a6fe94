package com.pivotalflow.approval;

import java.util.List;
import java.util.UUID;

/**
 * What a rule says, all conditions together.
 *
 * @param id the rule
 * @param name what people call it
 * @param level 1 to 5, decided in ascending order
 * @param conditions all must hold
 * @param approver who may decide
 * @param minApprovals how many different people must approve
 * @param active whether it is asked at all
 */
record RuleTerms(
        UUID id,
        String name,
        int level,
        List<Condition> conditions,
        Approver approver,
        int minApprovals,
        boolean active) {

    RuleTerms {
        conditions = List.copyOf(conditions);
    }
}
