package com.pivotalflow.print;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a print says besides the document itself.
 *
 * @param locale signs in figures, forms of dates, and the language of the words around them where there are words in it
 * @param deadline when the time for a decision is over, exclusive
 * @param contentHash {@code sha256:} and 64 hexadecimal digits; absent on a preview, which is marked DRAFT
 * @param sellerAddress where the firm is, line by line
 * @param customerAddress where the customer is, line by line
 * @param depositAmount asked in advance, in the currency of the document
 */
public record PrintTerms(
        Locale locale,
        Instant deadline,
        @Nullable String contentHash,
        @Nullable String sellerAddress,
        @Nullable String customerAddress,
        @Nullable String depositAmount) {

    /** The name of the hash's algorithm as it stands before the digits. */
    private static final String ALGORITHM = "sha256:";

    private static final int DIGITS_ON_EACH_PAGE = 16;

    /** The same without a hash: of a preview. */
    public PrintTerms asDraft() {
        return new PrintTerms(locale, deadline, null, sellerAddress, customerAddress, depositAmount);
    }

    /** Whether this is a look at work in progress. */
    boolean isDraft() {
        return contentHash == null;
    }

    /** The first hexadecimal digits of the hash, which each page shows; empty on a preview. */
    String shortHash() {
        return contentHash == null ? "" : shortHash(contentHash);
    }

    /** The first hexadecimal digits of a hash. */
    static String shortHash(String contentHash) {
        return contentHash.substring(ALGORITHM.length(), ALGORITHM.length() + DIGITS_ON_EACH_PAGE);
    }
}
