package com.pivotalflow.quote.lifecycle;

import com.pivotalflow.organization.Caller;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a quote stands: what decides which operations are open.
 *
 * @param status of the working content
 * @param issued state of the newest version that was sent; absent when none was
 */
public record QuoteStanding(QuoteStatus status, @Nullable VersionState issued) {

    private static final Set<QuoteStatus> IN_PREPARATION =
            EnumSet.of(QuoteStatus.DRAFT, QuoteStatus.PENDING, QuoteStatus.APPROVED);

    /**
     * Where a quote stands at a moment; with a version that has expired the quote has, unless the next one is being
     * prepared.
     *
     * @param head the status that was stored
     * @param issued the state that was stored of the version sent last; null when none was
     * @param deadline of that version
     */
    public static QuoteStanding at(
            Instant moment, QuoteStatus head, @Nullable VersionState issued, @Nullable Instant deadline) {
        if (issued == null || deadline == null) {
            return new QuoteStanding(head, null);
        }
        VersionState state = issued.at(moment, deadline);
        boolean isInFront = head == QuoteStatus.SENT || head == QuoteStatus.VIEWED;
        return new QuoteStanding(isInFront && state == VersionState.EXPIRED ? QuoteStatus.EXPIRED : head, state);
    }

    /** Whether a customer ever got a version. */
    boolean wasSent() {
        return issued != null;
    }

    /** Whether the next version is being prepared while an earlier one was sent. */
    public boolean isRevision() {
        return issued != null && IN_PREPARATION.contains(status);
    }

    /** Whether a customer has a version in hand that can still be decided. */
    public boolean hasOpenVersion() {
        return issued != null && issued.isOpen();
    }

    /** Names what a representation of a quote shows besides the row: it depends on the caller's permissions. */
    public String fingerprint(Caller caller) {
        int seen = QuoteOperation.allowed(this, caller).hashCode() * 2 + (caller.may("quotes.view_cost") ? 1 : 0);
        return Integer.toHexString(seen);
    }
}
