package com.pivotalflow.quote;

import com.pivotalflow.validation.Length;
import org.jspecify.annotations.Nullable;

/**
 * Approving a document.
 *
 * @param comment a remark for the others, at most 1000 characters
 */
public record DecideApproval(@Nullable @Length(max = 1000) String comment) {}
