package com.pivotalflow.ratecard;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pivotalflow.money.DecimalText;
import com.pivotalflow.money.Percentage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tax class as clients see it.
 *
 * @param id the class
 * @param code such as {@code GST}
 * @param name as printed
 * @param kind what kind of supply
 * @param description free text
 * @param displayOrder where it stands in lists
 * @param isActive whether new lines may name it
 * @param rates its rates, newest first
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record TaxClassView(
        UUID id,
        String code,
        String name,
        TaxKind kind,
        @Nullable String description,
        int displayOrder,
        @JsonProperty("isActive") boolean isActive,
        List<Rate> rates,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    public TaxClassView {
        rates = List.copyOf(rates);
    }

    /**
     * The rate of a class over a period.
     *
     * @param ratePercent per cent, without trailing zeros
     * @param effectiveFrom first day
     * @param effectiveUntil last day; absent means open
     */
    public record Rate(
            @DecimalText String ratePercent,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveUntil) {

        static Rate of(CreateTaxClass.Rate content) {
            return new Rate(
                    Percentage.ofPercent(content.ratePercent()).percentText(),
                    content.effectiveFrom(),
                    content.effectiveUntil());
        }
    }

    /** The same class with its rates. */
    TaxClassView with(List<Rate> found) {
        return new TaxClassView(
                id, code, name, kind, description, displayOrder, isActive, found, createdAt, updatedAt, etag);
    }
}
