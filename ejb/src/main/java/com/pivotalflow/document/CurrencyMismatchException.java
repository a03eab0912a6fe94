package com.pivotalflow.document;

/** Two documents in different currencies: the difference of their totals would mean nothing. */
public final class CurrencyMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses two documents.
     *
     * @param from code of the one currency
     * @param to code of the other
     */
    public CurrencyMismatchException(String from, String to) {
        super("a document in " + from + " can't be compared with one in " + to);
    }
}
