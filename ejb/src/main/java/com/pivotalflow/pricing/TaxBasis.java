package com.pivotalflow.pricing;

/** Whether the prices of a quote are stated without or with tax, unless a line says otherwise (specification 8.1). */
public enum TaxBasis {
    /** Prices are stated without tax. */
    NET("net"),

    /** Prices are stated with tax inside. */
    GROSS("gross");

    private final String wireName;

    TaxBasis(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    public String wireName() {
        return wireName;
    }
}
