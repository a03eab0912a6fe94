package com.pivotalflow.imports;

import com.pivotalflow.ratecard.RateCardId;
import org.jspecify.annotations.Nullable;

/**
 * What to do with a file.
 *
 * @param resource what its rows become
 * @param rateCard which card prices are added to; null for everything else
 * @param mode what becomes of the right rows if there are wrong ones
 * @param dryRun whether rows are only judged
 */
public record ImportOrder(ImportKind resource, @Nullable RateCardId rateCard, ImportMode mode, boolean dryRun) {}
