package com.pivotalflow.ratecard;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes and changes tax classes and their rates over time. */
@Stateless
@PermitAll
@InTenant
public class TaxClassEditingService {

    private static final String TAX_CLASS = "TaxClass";

    @Inject
    TaxClassRepository classes;

    @Inject
    TaxRateRepository rates;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Makes a class.
     *
     * @throws DomainException {@code VALIDATION_FAILED}; {@code RATE_PERIOD_OVERLAP} when two rates are for one day
     */
    public TaxClassView create(Caller caller, CreateTaxClass content) {
        CreateTaxClass whole = content.complete();
        Instant now = clock.instant();
        TaxClass taxClass = TaxClass.of(caller, whole, now);
        TaxClassId id = classes.add(caller.organization(), taxClass);
        rates.addAll(caller.organization(), TaxClassRate.of(caller, id, whole.rates(), now));
        TaxClassView view = taxClass.view(whole.rates());
        audit.record(caller, Change.created("tax_classes.create", TAX_CLASS, view.id(), view));
        return view;
    }

    /**
     * Changes a class. Rates that are sent replace those before; on the days for which an issued version of a quote took
     * its rate, the rate must stay. So a rate that was used is ended and followed by another one, and not changed.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code TAX_CLASS_NOT_FOUND}; as {@link Precondition#require}; as {@link #create}; {@code
     *     RESOURCE_IN_USE} when a version used the rate of a day that would have another one
     */
    public TaxClassView update(Caller caller, TaxClassId id, Precondition precondition, Patch<CreateTaxClass> patch) {
        TaxClass taxClass =
                classes.lock(caller.organization(), id).orElseThrow(() -> new NotFoundException("TAX_CLASS"));
        precondition.require(taxClass.version(), EntityTag.of(taxClass.version()));
        List<TaxClassRate> stored = rates.of(caller.organization(), id);
        CreateTaxClass present =
                taxClass.content(stored.stream().map(TaxClassRate::content).toList());
        CreateTaxClass wanted = patch.applyTo(present).complete();
        TaxClassView before = taxClass.view(present.rates());
        if (Sameness.of(present, wanted)) {
            return before;
        }
        Instant now = clock.instant();
        taxClass.change(caller, wanted, now);
        replace(caller, id, stored, wanted, now);
        TaxClassView after = taxClass.view(wanted.rates());
        audit.record(caller, Change.changed("tax_classes.update", TAX_CLASS, id.value(), before, after));
        return after;
    }

    /** What is otherwise goes before what is new comes: between the two, periods would overlap. */
    private void replace(Caller caller, TaxClassId id, List<TaxClassRate> stored, CreateTaxClass wanted, Instant now) {
        List<UUID> gone = stored.stream()
                .filter(rate -> wanted.rates().stream().noneMatch(other -> Sameness.of(rate.content(), other)))
                .map(TaxClassRate::id)
                .toList();
        List<CreateTaxClass.Rate> added = wanted.rates().stream()
                .filter(rate -> stored.stream().noneMatch(other -> Sameness.of(other.content(), rate)))
                .toList();
        if (!gone.isEmpty()) {
            requireUsedDays(caller, gone, wanted);
            rates.removeAll(caller.organization(), gone);
        }
        rates.addAll(caller.organization(), TaxClassRate.of(caller, id, added, now));
    }

    private void requireUsedDays(Caller caller, List<UUID> gone, CreateTaxClass wanted) {
        List<FieldError> errors = rates.used(caller.organization(), gone).stream()
                .filter(used -> wanted.rates().stream().noneMatch(used::isKeptBy))
                .map(used -> new FieldError(
                        "/rates",
                        "RESOURCE_IN_USE",
                        "Quotes that were sent have the rate for days from " + used.first() + " to " + used.last()
                                + "; end it after that instead."))
                .toList();
        if (!errors.isEmpty()) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "RESOURCE_IN_USE",
                    "Quotes that were sent have a rate that would change.",
                    errors,
                    Map.of("usedBy", "quotes"));
        }
    }
}
