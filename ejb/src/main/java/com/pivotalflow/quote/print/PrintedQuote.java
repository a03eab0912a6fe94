package com.pivotalflow.quote.print;

import org.jspecify.annotations.Nullable;

/**
 * A quote that was printed ahead of its sending, or the news that there was nothing to print. Opaque to those who carry
 * it from {@code QuotePrintService#forSending} to {@code QuoteLifecycleService#send}.
 */
public final class PrintedQuote {

    private final @Nullable PrintableQuote source;
    private final byte[] pdf;

    private PrintedQuote(@Nullable PrintableQuote source, byte[] pdf) {
        this.source = source;
        this.pdf = pdf.clone();
    }

    /** Prints a quote. */
    public static PrintedQuote of(PrintableQuote source) {
        return new PrintedQuote(source, source.pdf());
    }

    /** Nothing: the quote was not where it can be sent from. */
    public static PrintedQuote nothing() {
        return new PrintedQuote(null, new byte[0]);
    }

    /** Whether it was made from exactly this. */
    public boolean shows(PrintableQuote wanted) {
        return wanted.equals(source);
    }

    /** The file, a copy. */
    public byte[] pdf() {
        return pdf.clone();
    }
}
