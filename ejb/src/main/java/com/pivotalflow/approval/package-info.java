/**
 * Approval: when a document needs a second person's word, and whose.
 *
 * <p>Owns the rules of an organization. So far they are only laid down ({@link
 * com.pivotalflow.approval.ApprovalRuleService}); evaluating them and running rounds comes with the statuses of quotes.
 * The package must not know quotes.
 */
@NullMarked
package com.pivotalflow.approval;

import org.jspecify.annotations.NullMarked;
