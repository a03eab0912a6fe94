package com.pivotalflow.quote;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a quote stands: what decides which operations are open.
 *
 * @param status of the working content
 * @param issued state of the newest version that was sent; absent when none was
 */
record QuoteStanding(QuoteStatus status, @Nullable VersionState issued) {

    private static final Set<QuoteStatus> IN_PREPARATION =
            EnumSet.of(QuoteStatus.DRAFT, QuoteStatus.PENDING, QuoteStatus.APPROVED);

    /** Whether a customer ever got a version. */
    boolean wasSent() {
        return issued != null;
    }

    /** Whether the next version is being prepared while an earlier one was sent. */
    boolean isRevision() {
        return issued != null && IN_PREPARATION.contains(status);
    }

    /** Whether a customer has a version in hand that can still be decided. */
    boolean hasOpenVersion() {
        return issued != null && issued.isOpen();
    }
}
