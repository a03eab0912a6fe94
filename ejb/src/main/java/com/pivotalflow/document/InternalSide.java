package com.pivotalflow.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an approval depends on besides the document and no customer is told: costs, where prices come from, and the
 * conversion to the organization's own currency.
 *
 * @param costs of the lines that have a known one, in order
 * @param priceSources of every line, in order
 * @param fx the exchange rate
 * @param baseTotals totals in the organization's currency
 */
public record InternalSide(List<Cost> costs, List<PriceSource> priceSources, Fx fx, BaseTotals baseTotals) {

    /** Keeps its own copies of the lists. */
    public InternalSide {
        costs = List.copyOf(costs);
        priceSources = List.copyOf(priceSources);
    }

    /**
     * What a unit of a line costs the firm.
     *
     * @param key of the line
     * @param unitCost cost of one unit
     */
    public record Cost(UUID key, String unitCost) {}

    /**
     * Where the price of a line comes from.
     *
     * @param key of the line
     * @param rule how the price was found
     * @param rateCardItemId item of the price
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PriceSource(
            UUID key, String rule, @Nullable UUID rateCardItemId) {}

    /**
     * The exchange rate.
     *
     * @param baseCurrency code of the organization's currency
     * @param rate base units for one unit of the document's currency
     */
    public record Fx(String baseCurrency, String rate) {}

    /**
     * Totals in the organization's currency.
     *
     * @param netTotal without tax
     * @param taxTotal tax
     * @param grandTotal with tax
     */
    public record BaseTotals(String netTotal, String taxTotal, String grandTotal) {}
}
