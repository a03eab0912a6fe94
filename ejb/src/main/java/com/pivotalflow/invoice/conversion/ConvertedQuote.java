package com.pivotalflow.invoice.conversion;

import java.util.List;
import java.util.UUID;

/**
 * What a conversion made.
 *
 * @param etag entity tag of the quote from now on
 * @param conversions what was made now
 */
public record ConvertedQuote(String etag, List<Conversion> conversions) {

    private static final String INTERFACE = "/api/v1/";

    public ConvertedQuote {
        conversions = List.copyOf(conversions);
    }

    /**
     * Something that was made of a quote.
     *
     * @param target what it is
     * @param id the project or the invoice
     * @param href its address
     */
    public record Conversion(ConversionTarget target, UUID id, String href) {

        static Conversion of(ConversionTarget target, UUID id) {
            return new Conversion(target, id, INTERFACE + target.collection() + "/" + id);
        }
    }
}
