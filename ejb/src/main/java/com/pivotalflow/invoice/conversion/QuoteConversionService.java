package com.pivotalflow.invoice.conversion;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.quote.AcceptedQuote;
import com.pivotalflow.quote.AcceptedQuoteService;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/** Makes projects and invoices of accepted quotes, each at most once, in one transaction. */
@Stateless
@PermitAll
@InTenant
public class QuoteConversionService {

    @Inject
    AcceptedQuoteService quotes;

    @Inject
    QuoteConverting converting;

    /**
     * Makes what is asked for, or nothing.
     *
     * @param precondition the state of the quote that the caller saw
     * @throws DomainException {@code PERMISSION_DENIED}; {@code QUOTE_NOT_FOUND}; as {@link Precondition#require};
     *     {@code INVALID_STATUS_TRANSITION} when the quote is not accepted; {@code QUOTE_ALREADY_CONVERTED} with {@code
     *     target} and {@code id} of what was made before
     */
    public ConvertedQuote convert(Caller caller, QuoteId id, Precondition precondition, ConvertQuote command) {
        EnumSet<ConversionTarget> targets = EnumSet.copyOf(command.targets());
        targets.forEach(target -> caller.require(target.permission()));
        AcceptedQuote quote = quotes.get(caller, id, precondition);
        return converting.convert(caller, quote, targets, command).converted();
    }

    /**
     * Makes a draft of an invoice.
     *
     * @throws DomainException {@code PERMISSION_DENIED}; {@code VALIDATION_FAILED} when there is no such quote; {@code
     *     INVALID_STATUS_TRANSITION} and {@code QUOTE_ALREADY_CONVERTED} as {@link #convert}
     */
    public InvoiceView invoice(Caller caller, CreateInvoice command) {
        caller.require("quotes.view");
        AcceptedQuote quote = quotes.find(caller, command.quote()).orElseThrow(QuoteConversionService::unknownQuote);
        ConvertQuote conversion = new ConvertQuote(List.of(ConversionTarget.INVOICE), null, command.dueInDays());
        return Objects.requireNonNull(converting
                .convert(caller, quote, EnumSet.of(ConversionTarget.INVOICE), conversion)
                .invoice());
    }

    private static InvalidInputException unknownQuote() {
        return new InvalidInputException(
                List.of(new FieldError("/quoteId", "REFERENCE_NOT_FOUND", "There is no such record.")));
    }
}
