package com.pivotalflow.invoice.conversion;

import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.invoice.InvoiceDrafting;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.project.PlannedProject;
import com.pivotalflow.project.ProjectService;
import com.pivotalflow.quote.AcceptedQuote;
import com.pivotalflow.quote.AcceptedQuoteService;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes what is asked for of a quote that is locked, and notes that it was made. */
@ApplicationScoped
class QuoteConverting {

    @Inject
    AcceptedQuoteService quotes;

    @Inject
    ProjectService projects;

    @Inject
    InvoiceDrafting invoices;

    @Inject
    QuoteConversionRepository conversions;

    @Inject
    ConversionTrail trail;

    @Inject
    Clock clock;

    /**
     * What was made.
     *
     * @param converted told of all of it
     * @param invoice the draft, if one was asked for
     */
    record Made(ConvertedQuote converted, @Nullable InvoiceView invoice) {}

    Made convert(Caller caller, AcceptedQuote quote, Set<ConversionTarget> targets, ConvertQuote command) {
        List<QuoteView.Conversion> before = quotes.conversions(caller.organization(), quote.id());
        targets.forEach(target -> requireUnmade(before, target));
        Instant now = clock.instant();
        List<QuoteConversion> made = new ArrayList<>();
        UUID project = made(before, ConversionTarget.PROJECT).orElse(quote.projectId());
        if (targets.contains(ConversionTarget.PROJECT)) {
            project = projects.plan(caller, planned(quote, command)).value();
            made.add(new QuoteConversion(caller, quote.id(), ConversionTarget.PROJECT, project, now));
        }
        InvoiceView invoice = null;
        if (targets.contains(ConversionTarget.INVOICE)) {
            invoice = invoices.draft(caller, quote, project, command.dueInDays(), now);
            made.add(new QuoteConversion(caller, quote.id(), ConversionTarget.INVOICE, invoice.id(), now));
        }
        conversions.add(caller.organization(), made);
        String etag = quotes.changed(caller, quote.id());
        ConvertedQuote converted = new ConvertedQuote(
                etag, made.stream().map(QuoteConversion::view).toList());
        trail.converted(caller, quote, converted, invoice);
        return new Made(converted, invoice);
    }

    private static void requireUnmade(List<QuoteView.Conversion> before, ConversionTarget target) {
        made(before, target).ifPresent(id -> {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "QUOTE_ALREADY_CONVERTED",
                    "The " + target.wireName() + " was made of this quote before.",
                    List.of(),
                    Map.<String, Object>of("target", target.wireName(), "id", id));
        });
    }

    private static Optional<UUID> made(List<QuoteView.Conversion> before, ConversionTarget target) {
        return before.stream()
                .filter(conversion -> conversion.target().equals(target.wireName()))
                .map(QuoteView.Conversion::id)
                .findFirst();
    }

    private static PlannedProject planned(AcceptedQuote quote, ConvertQuote command) {
        return new PlannedProject(
                new CustomerId(quote.customerId()),
                command.projectName() == null ? quote.title() : command.projectName(),
                quote.description(),
                Optional.ofNullable(quote.ownerId()).map(UserId::new),
                PlannedEffort.of(quote));
    }
}
