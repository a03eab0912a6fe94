package com.pivotalflow.invoice.terms;

import static com.pivotalflow.invoice.terms.InvoiceStatus.DRAFT;
import static com.pivotalflow.invoice.terms.InvoiceStatus.OVERDUE;
import static com.pivotalflow.invoice.terms.InvoiceStatus.PART_PAID;
import static com.pivotalflow.invoice.terms.InvoiceStatus.SENT;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What people can do to an invoice, and from which statuses. Time and payments taken back move it too. */
public enum InvoiceOperation {
    /** Change what it says. */
    UPDATE("INVOICE_NOT_EDITABLE", EnumSet.of(DRAFT)),
    /** Remove it; it has no number yet, so none is lost. */
    DELETE("INVOICE_NOT_EDITABLE", EnumSet.of(DRAFT)),
    /** Issue it. */
    SEND("INVALID_STATUS_TRANSITION", EnumSet.of(DRAFT)),
    /** Book money that came in. */
    PAY("INVOICE_NOT_PAYABLE", EnumSet.of(SENT, PART_PAID, OVERDUE)),
    /** Give up what is still owed. */
    WRITE_OFF("INVALID_STATUS_TRANSITION", EnumSet.of(SENT, PART_PAID, OVERDUE));

    private final String refusal;

    @SuppressWarnings("ImmutableEnumChecker") // never changed and never handed out
    private final Set<InvoiceStatus> starts;

    InvoiceOperation(String refusal, Set<InvoiceStatus> starts) {
        this.refusal = refusal;
        this.starts = starts;
    }

    /** The name in JSON. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an invoice in this status can be worked on like this. */
    public boolean isOpenFrom(InvoiceStatus status) {
        return starts.contains(status);
    }

    /**
     * Demands that the operation is open.
     *
     * @throws DomainException {@code INVOICE_NOT_EDITABLE}, {@code INVOICE_NOT_PAYABLE} or {@code
     *     INVALID_STATUS_TRANSITION}, each with {@code from}, {@code operation} and {@code allowed}
     */
    public void require(InvoiceStatus status) {
        if (!isOpenFrom(status)) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    refusal,
                    "The invoice is " + status.wireName() + ": it can't be changed like this now.",
                    List.of(),
                    Map.of("from", status.wireName(), "operation", wireName(), "allowed", allowed(status)));
        }
    }

    private static List<String> allowed(InvoiceStatus status) {
        return Arrays.stream(values())
                .filter(operation -> operation.isOpenFrom(status))
                .map(InvoiceOperation::wireName)
                .toList();
    }
}
