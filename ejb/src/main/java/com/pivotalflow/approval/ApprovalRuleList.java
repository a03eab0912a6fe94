package com.pivotalflow.approval;

import java.util.List;

/**
 * All of them; there are too few for pages.
 *
 * @param items by level, then in alphabetical order
 */
public record ApprovalRuleList(List<ApprovalRuleView> items) {

    public ApprovalRuleList {
        items = List.copyOf(items);
    }
}
