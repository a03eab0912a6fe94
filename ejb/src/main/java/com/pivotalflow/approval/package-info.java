/**
 * Approval: when a document needs a second person's word, and whose.
 *
 * <p>Owns the rules of an organization ({@link com.pivotalflow.approval.ApprovalRuleService}), says which of them match a
 * document, and runs rounds in which people decide level by level ({@link com.pivotalflow.approval.ApprovalService}). What
 * rules look at comes as {@link com.pivotalflow.approval.ApprovalFacts}. The package must not know quotes: whoever asks
 * for a round names the quote, the digest of its content and its authors, has locked the quote before, and writes the
 * audit entry.
 */
@NullMarked
package com.pivotalflow.approval;

import org.jspecify.annotations.NullMarked;
