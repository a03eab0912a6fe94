package com.pivotalflow.quote;

import com.pivotalflow.money.DecimalText;
import com.pivotalflow.quote.lifecycle.VersionState;
import java.time.Instant;

/**
 * A version in the list of a quote's versions.
 *
 * @param version its number, from 1
 * @param state how far it has come
 * @param sentAt when it was sent
 * @param contentHash {@code sha256:} and 64 hexadecimal digits over its document
 * @param currency code of the total's currency
 * @param grandTotal total with tax
 */
public record QuoteVersionSummary(
        int version,
        VersionState state,
        Instant sentAt,
        String contentHash,
        String currency,
        @DecimalText String grandTotal) {}
