package com.pivotalflow.quote.terms;

import com.pivotalflow.validation.Length;
import org.jspecify.annotations.Nullable;

/**
 * Handing a draft in.
 *
 * @param note what approvers should know, at most 1000 characters
 */
public record SubmitQuote(@Nullable @Length(max = 1000) String note) {}
