package com.pivotalflow.pricing;

/**
 * How a quote computes its tax, frozen when the quote is created (specification 8.1).
 *
 * @param profile the country profile it came from, two capital letters; names the policy and decides nothing here
 * @param basis whether prices are stated without or with tax, the default of each line
 * @param level where tax is rounded
 * @param rounding how tax is rounded
 */
public record TaxPolicy(String profile, TaxBasis basis, TaxLevel level, TaxRounding rounding) {
    /** Whether a line that does not say so has the tax inside its price. */
    public boolean taxInclusiveByDefault() {
        return basis == TaxBasis.GROSS;
    }
}
