package com.pivotalflow.settings;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.RegionalNames;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what documents begin with. A change counts from the next document on; none that exists is touched. */
@Stateless
@PermitAll
@InTenant
public class QuotingDefaultsService {

    private static final String FORMAT_INVALID = "NUMBER_FORMAT_INVALID";

    @Inject
    QuotingDefaultsRepository defaults;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * What documents begin with.
     *
     * @throws NotFoundException {@code ORGANIZATION_NOT_FOUND}
     */
    public QuotingDefaultsView get(OrganizationId organization) {
        return defaults.find(organization).orElseThrow(QuotingDefaultsService::notFound);
    }

    /**
     * Changes it. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws com.pivotalflow.problem.DomainException as {@link Precondition#require}
     * @throws InvalidInputException {@code NUMBER_FORMAT_INVALID}; {@code VALIDATION_FAILED} for a country, a tax class or
     *     an address that is none
     */
    public QuotingDefaultsView update(Caller caller, Precondition precondition, Patch<QuotingDefaults> patch) {
        OrganizationId organization = caller.organization();
        QuotingDefaultsView before = defaults.lock(organization).orElseThrow(QuotingDefaultsService::notFound);
        precondition.require(EntityTag.rowVersion(before.etag()).orElseThrow(), before.etag());
        QuotingDefaults wanted = patch.applyTo(before.content());
        if (Sameness.of(before.content(), wanted)) {
            return before;
        }
        requireFormats(wanted);
        List<FieldError> errors = new ArrayList<>();
        RegionalNames.unknownCountry("/countryProfile", wanted.countryProfile()).ifPresent(errors::add);
        Optional<UUID> taxClass = taxClass(organization, before, wanted, errors);
        requireAddress(wanted.publicBaseUrl(), errors);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        defaults.update(organization, caller, wanted, taxClass.orElse(null), clock.instant());
        QuotingDefaultsView after = get(organization);
        audit.record(
                caller,
                Change.changed("organization.update_quoting", "Organization", organization.value(), before, after));
        return after;
    }

    private static void requireFormats(QuotingDefaults wanted) {
        List<FieldError> errors = new ArrayList<>();
        NumberPattern.flaw(wanted.numberFormat())
                .ifPresent(flaw -> errors.add(new FieldError("/numberFormat", FORMAT_INVALID, flaw)));
        NumberPattern.flaw(wanted.invoiceNumberFormat())
                .ifPresent(flaw -> errors.add(new FieldError("/invoiceNumberFormat", FORMAT_INVALID, flaw)));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(
                    "NUMBER_FORMAT_INVALID", "Document numbers can't look like this; see errors.", errors);
        }
    }

    /** A class that is the default already may stay it, in use or not. */
    private Optional<UUID> taxClass(
            OrganizationId organization, QuotingDefaultsView before, QuotingDefaults wanted, List<FieldError> errors) {
        String code = wanted.defaultTaxClass();
        if (code == null) {
            return Optional.empty();
        }
        boolean isKept = code.equals(before.defaultTaxClass());
        Optional<UUID> found = defaults.taxClass(organization, code, isKept);
        if (found.isEmpty()) {
            errors.add(new FieldError(
                    "/defaultTaxClass", "TAX_CLASS_UNKNOWN", "The organization has no tax class " + code + " in use."));
        }
        return found;
    }

    /** Links are followed by people outside: only by a protected way, but for somebody's own machine. */
    private static void requireAddress(@Nullable String address, List<FieldError> errors) {
        if (address != null && !isAddress(address)) {
            errors.add(new FieldError(
                    "/publicBaseUrl", "FORMAT", "An address is written like https://quotes.example.com."));
        }
    }

    private static boolean isAddress(String address) {
        try {
            URI parts = new URI(address);
            boolean isPlain =
                    parts.getUserInfo() == null && parts.getRawQuery() == null && parts.getRawFragment() == null;
            boolean isProtected = "https".equals(parts.getScheme())
                    || ("http".equals(parts.getScheme()) && "localhost".equals(parts.getHost()));
            return isPlain && isProtected && parts.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException("ORGANIZATION");
    }
}
