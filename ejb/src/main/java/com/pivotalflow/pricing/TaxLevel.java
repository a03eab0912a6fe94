package com.pivotalflow.pricing;

/** Where tax is rounded (specification 8.2, step 5). */
public enum TaxLevel {
    /** On each line. */
    LINE,

    /** Once per tax pool of the document; the rounded tax is then spread over the lines. */
    DOCUMENT
}
