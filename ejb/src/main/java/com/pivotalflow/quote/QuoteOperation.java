package com.pivotalflow.quote;

import static com.pivotalflow.quote.QuoteStatus.APPROVED;
import static com.pivotalflow.quote.QuoteStatus.DRAFT;
import static com.pivotalflow.quote.QuoteStatus.EXPIRED;
import static com.pivotalflow.quote.QuoteStatus.PENDING;
import static com.pivotalflow.quote.QuoteStatus.REJECTED;
import static com.pivotalflow.quote.QuoteStatus.SENT;
import static com.pivotalflow.quote.QuoteStatus.VIEWED;

import com.pivotalflow.organization.Caller;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What staff can do to a quote: from which statuses, and with which permissions (specification 3). */
public enum QuoteOperation {
    /** Hand in for approval. */
    SUBMIT(from(EnumSet.of(DRAFT), "quotes.update", "approvals.request")),
    /** Take back before sending. */
    WITHDRAW(from(EnumSet.of(PENDING, APPROVED), "quotes.update")),
    /** Put in front of the customer. */
    SEND(from(EnumSet.of(APPROVED), "quotes.send")),
    /** Record the customer's yes. */
    ACCEPT(from(EnumSet.of(SENT, VIEWED), "quotes.send")),
    /** Record the customer's no. */
    REJECT(from(EnumSet.of(SENT, VIEWED), "quotes.send")),
    /** Start the next version. */
    REVISE(from(EnumSet.of(SENT, VIEWED, REJECTED, EXPIRED), "quotes.update")),
    /** Give up; what the customer has in hand is withdrawn by those who may send. */
    CANCEL(from(EnumSet.of(DRAFT, APPROVED), "quotes.update"), from(EnumSet.of(SENT, VIEWED), "quotes.send")),
    /** Remove a draft that was never sent. */
    DELETE(from(EnumSet.of(DRAFT), "quotes.delete"));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<Start> starts;

    QuoteOperation(Start... starts) {
        this.starts = List.of(starts);
    }

    /** The name in JSON and in paths. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operations open to this caller in this status, by their names on the wire. */
    static List<String> allowed(QuoteStatus status, Caller caller) {
        return Arrays.stream(values())
                .filter(operation -> operation.starts.stream().anyMatch(start -> start.admits(status, caller)))
                .map(QuoteOperation::wireName)
                .toList();
    }

    private static Start from(Set<QuoteStatus> statuses, String... permissions) {
        return new Start(statuses, List.of(permissions));
    }

    private record Start(Set<QuoteStatus> statuses, List<String> permissions) {

        boolean admits(QuoteStatus status, Caller caller) {
            return statuses.contains(status) && permissions.stream().allMatch(caller::may);
        }
    }
}
