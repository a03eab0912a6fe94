package com.pivotalflow.invoice.conversion;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.outbox.Event;
import com.pivotalflow.outbox.EventType;
import com.pivotalflow.outbox.OutboxService;
import com.pivotalflow.quote.AcceptedQuote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves the event and the audit entry of what is made of quotes. */
@ApplicationScoped
class ConversionTrail {

    @Inject
    AuditService audit;

    @Inject
    OutboxService outbox;

    /**
     * Something was made of a quote.
     *
     * @param converted what, and the quote's tag after it
     * @param invoice the draft, if one was made
     */
    void converted(Caller caller, AcceptedQuote quote, ConvertedQuote converted, @Nullable InvoiceView invoice) {
        Event.Data data = new Event.Data(
                quote.id().value(),
                quote.version(),
                "accepted",
                "/api/v1/quotes/" + quote.id().value());
        long rowVersion = EntityTag.rowVersion(converted.etag()).orElseThrow();
        outbox.publish(caller.organization(), List.of(new Event("Quote", rowVersion, EventType.QUOTE_CONVERTED, data)));
        audit.record(
                caller,
                Change.created(
                        "quotes.convert",
                        "Quote",
                        quote.id().value(),
                        new Converted(quote.number(), converted.conversions(), invoice)));
    }

    /** What was made of a quote. */
    private record Converted(
            String quoteNumber,
            List<ConvertedQuote.Conversion> conversions,
            @Nullable InvoiceView invoice) {}
}
