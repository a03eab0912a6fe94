package com.pivotalflow.exchange;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Writes down exchange rates. Documents copy what they were made with, so no change here touches one that exists. */
@Stateless
@PermitAll
@InTenant
public class ExchangeRateEditingService {

    private static final String EXCHANGE_RATE = "ExchangeRate";

    @Inject
    ExchangeRateRepository rates;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Writes down a rate; the database refuses a second one of a pair for one day.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} when a currency is not offered or both are the same
     */
    public ExchangeRateView create(Caller caller, CreateExchangeRate content) {
        CreateExchangeRate whole = content.complete();
        requirePair(caller, whole);
        StoredRate stored = StoredRate.of(caller, whole, clock.instant());
        rates.add(caller.organization(), stored);
        ExchangeRateView view = stored.view();
        audit.record(caller, Change.created("fx_rates.create", EXCHANGE_RATE, view.id(), view));
        return view;
    }

    /**
     * Changes a rate. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code FX_RATE_NOT_FOUND}; as {@link Precondition#require}; as {@link #create}
     */
    public ExchangeRateView update(
            Caller caller, ExchangeRateId id, Precondition precondition, Patch<CreateExchangeRate> patch) {
        StoredRate stored = rates.lock(caller.organization(), id).orElseThrow(() -> new NotFoundException("FX_RATE"));
        precondition.require(stored.version(), EntityTag.of(stored.version()));
        CreateExchangeRate present = stored.content();
        CreateExchangeRate wanted = patch.applyTo(present).complete();
        ExchangeRateView before = stored.view();
        if (Sameness.of(present, wanted)) {
            return before;
        }
        requirePair(caller, wanted);
        stored.change(caller, wanted, clock.instant());
        rates.flush(caller.organization());
        ExchangeRateView after = stored.view();
        audit.record(caller, Change.changed("fx_rates.update", EXCHANGE_RATE, id.value(), before, after));
        return after;
    }

    private void requirePair(Caller caller, CreateExchangeRate content) {
        List<FieldError> errors = new ArrayList<>();
        requireOffered(caller, "/baseCurrency", content.baseCurrency(), errors);
        requireOffered(caller, "/quoteCurrency", content.quoteCurrency(), errors);
        if (content.baseCurrency().equals(content.quoteCurrency())) {
            errors.add(new FieldError(
                    "/quoteCurrency", "FX_RATE_INVALID", "A currency has no exchange rate with itself."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private void requireOffered(Caller caller, String pointer, String code, List<FieldError> errors) {
        if (organizations.offeredCurrency(caller.organization(), code).isEmpty()) {
            errors.add(new FieldError(pointer, "CURRENCY_UNSUPPORTED", "There are no documents in " + code + "."));
        }
    }
}
