package com.pivotalflow.approval;

import java.util.List;
import java.util.UUID;

/**
 * A rule that matches a document.
 *
 * @param ruleId the rule
 * @param name what people call it
 * @param level 1 to 5, decided in ascending order
 * @param because a sentence with value and threshold for each of its conditions
 * @param approver who may decide
 * @param minApprovals how many different people must approve
 */
public record RuleMatch(
        UUID ruleId, String name, int level, List<String> because, Approver approver, int minApprovals) {

    public RuleMatch {
        because = List.copyOf(because);
    }
}
