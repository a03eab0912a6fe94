package com.pivotalflow.pricing;

import com.pivotalflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One step from the list price of a line to its total (specification 8.7).
 *
 * @param kind what happens
 * @param label what happens, for the reader
 * @param delta what the step adds, negative for a discount, zero for a step that only names what is reached
 * @param running what is reached: the previous {@code running} plus {@code delta}, exactly
 * @param discountIndex index of the document discount in the request; only on its steps
 * @param exact exact tax of the line as a reduced fraction, for example {@code 789/200}; only on tax steps. At level
 *     DOCUMENT the tax of the pool is rounded and this line has its share, so {@code delta} may differ by a minor unit
 * @param rounding how tax was rounded; only on tax steps
 */
public record ExplanationStep(
        Kind kind,
        String label,
        Money delta,
        Money running,
        @Nullable Integer discountIndex,
        @Nullable String exact,
        @Nullable TaxRounding rounding) {
    /** What a step does. */
    public enum Kind {
        /** Quantity × list price, or the price where there is no list price. */
        LIST("list"),
        /** From the list price to the price set by hand. */
        OVERRIDE("override"),
        /** Line discount in per cent. */
        DISCOUNT_PERCENTAGE("discount_percentage"),
        /** Fixed line discount. */
        DISCOUNT_FIXED("discount_fixed"),
        /** Line discount per unit. */
        DISCOUNT_PER_UNIT("discount_per_unit"),
        /** Share of a document discount. */
        DOCUMENT_DISCOUNT("document_discount"),
        /** Tax taken out of an inclusive price. */
        INCLUDED_TAX("included_tax"),
        /** Names the net amount. */
        NET("net"),
        /** Tax put on the net amount. */
        TAX("tax"),
        /** Names the total. */
        GROSS("gross");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** The name in JSON. */
        public String wireName() {
            return wireName;
        }
    }
}
