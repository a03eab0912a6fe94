package com.pivotalflow.invoice;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.IssuedInvoice;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds what somebody changed past the application: issued invoices that do not say what their document says, and
 * documents that do not give their hash any more.
 */
@Stateless
@PermitAll
@InTenant
public class InvoiceIntegrityService {

    private static final System.Logger LOG = System.getLogger(InvoiceIntegrityService.class.getName());

    /** What was found out is said once. */
    private static final String FAILED = "invoices.integrity_failed";

    @Inject
    InvoiceRepository invoices;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    /**
     * Checks some issued invoices of an organization and leaves an audit entry {@code invoices.integrity_failed} for each
     * that was changed, once.
     *
     * @param after the document checked last; empty to begin
     * @param most how many
     */
    public Checked check(OrganizationId organization, Optional<UUID> after, int most) {
        List<InvoiceDocument> some = invoices.documents(organization, after, most);
        int changed = 0;
        for (InvoiceDocument document : some) {
            UUID invoice = document.invoice().id();
            List<String> flaws = flaws(organization, document);
            changed += flaws.isEmpty() ? 0 : 1;
            if (!flaws.isEmpty() && !audit.has(organization, FAILED, invoice)) {
                LOG.log(System.Logger.Level.ERROR, "invoice {0} was changed after it was issued: {1}", invoice, flaws);
                audit.recordOwn(organization, Change.created(FAILED, "Invoice", invoice, Map.of("flaws", flaws)));
            }
        }
        return new Checked(
                some.isEmpty()
                        ? Optional.empty()
                        : Optional.of(some.get(some.size() - 1).id()),
                changed);
    }

    /**
     * Some invoices that were checked.
     *
     * @param last the document checked last; empty when there were none left
     * @param changed how many were changed after they were issued
     */
    public record Checked(Optional<UUID> last, int changed) {}

    private List<String> flaws(OrganizationId organization, InvoiceDocument document) {
        List<String> flaws = new ArrayList<>();
        if (!Arrays.equals(CanonicalDocument.hashOf(document.canonicalJson()), document.contentHash())) {
            flaws.add("document");
        }
        boolean isSame = CanonicalDocument.parties(document.canonicalJson())
                .map(parties -> contentHash(organization, document.invoice(), parties))
                .filter(hash -> Arrays.equals(hash, document.contentHash()))
                .isPresent();
        if (!isSame) {
            flaws.add("content");
        }
        return flaws;
    }

    /** The hash that the rows of the invoice give today, with the names and addresses of then. */
    private byte[] contentHash(OrganizationId organization, Invoice invoice, IssuedInvoice.Parties parties) {
        InvoiceView view = InvoiceViews.of(
                invoice,
                organizations.currency(organization, invoice.currencyCode()),
                invoices.versionNumber(organization, invoice.quoteVersionId()));
        return CanonicalDocument.of(InvoiceDocuments.document(invoice, view, parties))
                .hash();
    }
}
