package com.pivotalflow.document;

/**
 * A document as one side of a comparison.
 *
 * @param label how the caller named it: a version's number, or {@link #WORKING}
 * @param document the document
 */
public record NamedDocument(String label, QuoteDocument document) {

    /** The label of the content that is still worked on. */
    public static final String WORKING = "working";

    /** An issued version, named by its number. */
    public static NamedDocument version(QuoteDocument document) {
        return new NamedDocument(Integer.toString(document.version()), document);
    }

    /** The content that is still worked on. */
    public static NamedDocument working(QuoteDocument document) {
        return new NamedDocument(WORKING, document);
    }
}
