package com.pivotalflow.quote.print;

import com.pivotalflow.document.CanonicalDocument;
import org.jspecify.annotations.Nullable;

/**
 * The print of a quote or of a version.
 *
 * @param name of the file, of letters, digits, dots and dashes
 * @param bytes PDF
 * @param digest SHA-256 of the bytes
 * @param contentHash the version's content hash, {@code sha256:} and 64 hexadecimal digits; absent on a preview
 */
public record QuoteFile(
        String name, byte[] bytes, byte[] digest, @Nullable String contentHash) {

    public static QuoteFile preview(PrintableQuote quote) {
        byte[] bytes = quote.preview();
        String number = quote.document().quoteNumber();
        return new QuoteFile(name(number, "DRAFT"), bytes, CanonicalDocument.hashOf(bytes), null);
    }

    public static QuoteFile of(String number, int version, byte[] contentHash, byte[] bytes) {
        return new QuoteFile(
                name(number, "v" + version),
                bytes,
                CanonicalDocument.hashOf(bytes),
                CanonicalDocument.text(contentHash));
    }

    /** Numbers look as each organization wants them to; file systems and headers are narrower. */
    private static String name(String number, String mark) {
        return number.replaceAll("[^A-Za-z0-9]+", "-") + "-" + mark + ".pdf";
    }
}
