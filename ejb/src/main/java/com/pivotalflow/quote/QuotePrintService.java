package com.pivotalflow.quote;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.print.PrintFailedException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.quote.print.PrintableQuote;
import com.pivotalflow.quote.print.PrintedQuote;
import com.pivotalflow.quote.print.QuoteFile;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Prints quotes. Runs outside of a transaction: printing takes long, and meanwhile neither a lock nor a connection
 * should be held; what is printed is read before, in a transaction of its own.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QuotePrintService {

    @Inject
    QuoteVersionService versions;

    /**
     * The working content, marked as a draft.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     * @throws PrintFailedException a defect of ours
     */
    public QuoteFile preview(Caller caller, QuoteId quote) {
        return QuoteFile.preview(versions.printable(caller, quote));
    }

    /**
     * Prints a quote that is about to be sent; nothing when it is not where it can be sent from.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     * @throws PrintFailedException a defect of ours
     */
    public PrintedQuote forSending(Caller caller, QuoteId quote) {
        PrintableQuote printable = versions.printable(caller, quote);
        return printable.isSendable() ? PrintedQuote.of(printable) : PrintedQuote.nothing();
    }
}
