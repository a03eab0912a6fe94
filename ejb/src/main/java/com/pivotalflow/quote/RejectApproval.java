package com.pivotalflow.quote;

import com.pivotalflow.validation.Length;
import org.jspecify.annotations.Nullable;

/**
 * Refusing approval.
 *
 * @param reason why, 3 to 1000 characters
 */
public record RejectApproval(@Nullable @Length(max = 1000) String reason) {}
