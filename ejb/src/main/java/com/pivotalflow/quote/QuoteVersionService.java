package com.pivotalflow.quote;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Shows what customers received. */
@Stateless
@PermitAll
@InTenant
public class QuoteVersionService {

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteVersionRepository versions;

    @Inject
    VersionReading reading;

    @Inject
    OrganizationService organizations;

    /**
     * Every version of a quote, the newest first.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     */
    public List<QuoteVersionSummary> list(Caller caller, QuoteId quote) {
        requireQuote(caller, quote);
        return versions.all(caller.organization(), quote).stream()
                .map(version -> summary(caller, version))
                .toList();
    }

    private QuoteVersionSummary summary(Caller caller, QuoteVersion version) {
        QuoteView.Issued issued = version.issued();
        String currency = version.heading().currencyCode();
        return new QuoteVersionSummary(
                issued.version(),
                issued.state(),
                issued.sentAt(),
                issued.contentHash(),
                currency,
                version.totals()
                        .totals(organizations.currency(caller.organization(), currency))
                        .grandTotal()
                        .text());
    }

    /**
     * One version with everything in it.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}, {@code VERSION_NOT_FOUND}
     */
    public QuoteVersionView get(Caller caller, QuoteId quote, int number) {
        return reading.view(caller, find(caller, quote, number));
    }

    /**
     * The bytes that the content hash of a version covers.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}, {@code VERSION_NOT_FOUND}
     */
    public IssuedDocument document(Caller caller, QuoteId quote, int number) {
        QuoteVersion version = find(caller, quote, number);
        byte[] bytes = versions.document(caller.organization(), version, QuoteVersionDocument.CANONICAL)
                .orElseThrow(() -> new NotFoundException("VERSION"));
        return new IssuedDocument(bytes, version.contentHash(), CanonicalDocument.text(version.contentHash()));
    }

    private QuoteVersion find(Caller caller, QuoteId quote, int number) {
        requireQuote(caller, quote);
        return versions.find(caller.organization(), quote, number).orElseThrow(() -> new NotFoundException("VERSION"));
    }

    private void requireQuote(Caller caller, QuoteId quote) {
        if (!quotes.exists(caller.organization(), quote)) {
            throw new NotFoundException("QUOTE");
        }
    }
}
