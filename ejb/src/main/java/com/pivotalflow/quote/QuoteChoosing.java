package com.pivotalflow.quote;

import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.pricing.CalculationRejectedException;
import com.pivotalflow.pricing.Choice;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.terms.CustomerSelection;
import com.pivotalflow.quote.view.AcceptanceView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices what customers choose of versions. */
@ApplicationScoped
class QuoteChoosing {

    /** The index of a line that a version does not have. */
    private static final int NOWHERE = -1;

    @Inject
    OrganizationService organizations;

    /**
     * The version with a choice.
     *
     * @param selection absent means what the author preselected
     * @throws DomainException {@code SELECTION_INVALID} with pointers to the members or groups that are wrong
     */
    ChosenContent choose(QuoteVersion version, @Nullable CustomerSelection selection) {
        PriceableQuote offered = offered(version);
        Choice choice = selection == null ? Choice.preselected(offered) : choice(version, selection);
        try {
            return ChosenContent.of(version, offered, choice);
        } catch (CalculationRejectedException e) {
            List<FieldError> errors = e.rejections().stream()
                    .map(rejection ->
                            new FieldError(rejection.pointer(), rejection.code().name(), rejection.detail()))
                    .toList();
            throw new DomainException(
                    Refusal.INVALID, "SELECTION_INVALID", "The quote does not offer this choice.", errors, Map.of());
        }
    }

    /** The version with the choice that was accepted. */
    ChosenContent accepted(QuoteVersion version, AcceptanceView.Chosen chosen) {
        return ChosenContent.of(
                version,
                offered(version),
                choice(version, new CustomerSelection(chosen.options(), chosen.alternatives())));
    }

    private PriceableQuote offered(QuoteVersion version) {
        return version.priceable(
                organizations.currency(version.organization(), version.heading().currencyCode()),
                organizations.currency(
                        version.organization(), version.exchange().baseCurrency()));
    }

    private static Choice choice(QuoteVersion version, CustomerSelection selection) {
        List<UUID> keys = version.lines().stream().map(QuoteVersionLine::key).toList();
        Map<UUID, Integer> places = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            places.put(keys.get(i), i);
        }
        Map<String, Integer> alternatives = new HashMap<>();
        selection.alternatives().forEach((group, key) -> alternatives.put(group, places.getOrDefault(key, NOWHERE)));
        return new Choice(
                selection.options().stream()
                        .map(key -> places.getOrDefault(key, NOWHERE))
                        .toList(),
                alternatives);
    }
}
