package com.pivotalflow.quote;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.quote.lifecycle.QuoteStanding;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.view.AcceptanceView;
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
 * Finds what somebody changed past the application: versions whose columns do not give their hashes any more, and sent
 * quotes that do not say what their version says (specification 4.2).
 */
@Stateless
@PermitAll
@InTenant
public class QuoteIntegrityService {

    private static final System.Logger LOG = System.getLogger(QuoteIntegrityService.class.getName());

    /** What was found out is said once. */
    private static final String FAILED = "quotes.integrity_failed";

    @Inject
    QuoteVersionRepository versions;

    @Inject
    QuoteRepository quotes;

    @Inject
    VersionReading versionReading;

    @Inject
    QuoteReading reading;

    @Inject
    QuoteChoosing choosing;

    @Inject
    AuditService audit;

    /**
     * Checks some versions of an organization and leaves an audit entry {@code quotes.integrity_failed} for each that
     * was changed, once.
     *
     * @param after the version checked last; empty to begin
     * @param most how many
     */
    public Checked check(OrganizationId organization, Optional<UUID> after, int most) {
        List<QuoteVersion> some = versions.some(organization, after, most);
        int changed = 0;
        for (QuoteVersion version : some) {
            List<String> flaws = flaws(organization, version);
            changed += flaws.isEmpty() ? 0 : 1;
            if (!flaws.isEmpty() && !audit.has(organization, FAILED, version.id())) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "version {0} of quote {1} was changed after it was sent: {2}",
                        version.versionNumber(),
                        version.quote().value(),
                        flaws);
                audit.recordOwn(
                        organization,
                        Change.created(
                                FAILED,
                                "QuoteVersion",
                                version.id(),
                                Map.of(
                                        "quoteId", version.quote().value(),
                                        "version", version.versionNumber(),
                                        "flaws", flaws)));
            }
        }
        return new Checked(
                some.isEmpty()
                        ? Optional.empty()
                        : Optional.of(some.get(some.size() - 1).id()),
                changed);
    }

    /**
     * Some versions that were checked.
     *
     * @param last the version checked last; empty when there were none left
     * @param changed how many were changed after they were sent
     */
    public record Checked(Optional<UUID> last, int changed) {}

    private List<String> flaws(OrganizationId organization, QuoteVersion version) {
        List<String> flaws = new ArrayList<>();
        VersionReading.Hashes now = versionReading.hashes(version);
        if (!Arrays.equals(now.content(), version.contentHash())) {
            flaws.add("content");
        }
        if (!Arrays.equals(now.seal(), version.sealHash())) {
            flaws.add("seal");
        }
        boolean isDocumentKept = versions.document(organization, version, QuoteVersionDocument.CANONICAL)
                .filter(bytes -> Arrays.equals(CanonicalDocument.hashOf(bytes), version.contentHash()))
                .isPresent();
        if (!isDocumentKept) {
            flaws.add("document");
        }
        quotes.find(organization, version.quote())
                .filter(quote -> quote.progress().currentVersion().equals(Optional.of(version.id())))
                .filter(quote -> !new QuoteStanding(quote.progress().status(), version.state()).isRevision())
                .filter(quote -> quote.progress().status() != QuoteStatus.CANCELLED)
                .filter(quote -> !Arrays.equals(reading.contentHash(quote, version), expected(quote, version)))
                .ifPresent(quote -> flaws.add("head"));
        return flaws;
    }

    /** What the working content should say: the version, and of one that was accepted what was chosen of it. */
    private byte[] expected(Quote quote, QuoteVersion version) {
        if (quote.progress().status() != QuoteStatus.ACCEPTED) {
            return version.contentHash();
        }
        return reading.decision(version)
                .map(AcceptanceView::selection)
                .map(chosen -> versionReading.contentHash(version, choosing.accepted(version, chosen)))
                .orElseGet(version::contentHash);
    }
}
