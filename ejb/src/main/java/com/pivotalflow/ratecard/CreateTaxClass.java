package com.pivotalflow.ratecard;

import com.pivotalflow.pricing.TaxRate;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Figure;
import com.pivotalflow.validation.FigureKind;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tax class with its rates over time as a client states it.
 *
 * @param code capital letters, digits and low lines, at most 20, a letter first; unique in the organization
 * @param name as printed, 1 to 100 characters
 * @param kind what kind of supply
 * @param description when to use the class
 * @param displayOrder where it stands in lists; 0 when absent
 * @param isActive whether new lines may name it; absent means yes
 * @param rates one for each period, without overlaps, in any order; a list that is sent replaces the one before
 */
@ServerOwned({"id", "etag", "createdAt", "updatedAt"})
public record CreateTaxClass(
        @Pattern(regexp = "[A-Z][A-Z0-9_]{0,19}", message = "{FORMAT}")
        String code,

        @Length(min = 1, max = 100) String name,
        TaxKind kind,
        @Nullable @Length(max = 500) String description,
        @Nullable Integer displayOrder,
        @Nullable Boolean isActive,
        @Size(max = 100, message = "{TOO_MANY}") List<@Valid Rate> rates) {

    public CreateTaxClass {
        rates = List.copyOf(rates);
    }

    /**
     * The rate of a class over a period.
     *
     * @param ratePercent per cent, 0 to 100; 0 for kinds that are not taxed
     * @param effectiveFrom first day
     * @param effectiveUntil last day; absent means open
     */
    public record Rate(
            @Figure(FigureKind.TAX_RATE) BigDecimal ratePercent,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveUntil) {

        boolean contains(LocalDate day) {
            return !day.isBefore(effectiveFrom) && (effectiveUntil == null || !day.isAfter(effectiveUntil));
        }

        private boolean overlaps(Rate other) {
            return contains(other.effectiveFrom) || other.contains(effectiveFrom);
        }
    }

    /**
     * The same with what stands for absent members, and its rates with the newest first.
     *
     * @throws DomainException {@code VALIDATION_FAILED} for a period that ends before it begins or a rate that its kind
     *     can't have; {@code RATE_PERIOD_OVERLAP}
     */
    CreateTaxClass complete() {
        requireRates();
        return new CreateTaxClass(
                code,
                name,
                kind,
                description,
                displayOrder == null ? 0 : displayOrder,
                !Boolean.FALSE.equals(isActive),
                rates.stream()
                        .sorted(Comparator.comparing(Rate::effectiveFrom).reversed())
                        .toList());
    }

    private void requireRates() {
        List<FieldError> invalid = new ArrayList<>();
        List<FieldError> overlaps = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            Rate rate = rates.get(i);
            String pointer = "/rates/" + i;
            LocalDate ends = rate.effectiveUntil();
            if (ends != null && ends.isBefore(rate.effectiveFrom())) {
                invalid.add(new FieldError(
                        pointer + "/effectiveUntil", "VALIDITY_ORDER", "The last day is before the first."));
            }
            if (!kind.isTaxed() && rate.ratePercent().signum() != 0) {
                invalid.add(new FieldError(
                        pointer + "/ratePercent",
                        TaxRate.TAX_RATE_RANGE,
                        "A class of the kind " + kind.wireName() + " has the rate 0."));
            }
            if (rates.subList(0, i).stream().anyMatch(rate::overlaps)) {
                overlaps.add(new FieldError(
                        pointer + "/effectiveFrom",
                        "RATE_PERIOD_OVERLAP",
                        "Another rate of the class is for one of these days."));
            }
        }
        if (!invalid.isEmpty()) {
            throw new InvalidInputException(invalid);
        }
        if (!overlaps.isEmpty()) {
            throw new DomainException(
                    Refusal.CONFLICT, "RATE_PERIOD_OVERLAP", "Two rates are for one day.", overlaps, Map.of());
        }
    }
}
