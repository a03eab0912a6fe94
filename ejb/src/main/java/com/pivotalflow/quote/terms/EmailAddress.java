package com.pivotalflow.quote.terms;

/** The shape of a mail address in the commands of quotes. */
public final class EmailAddress {

    /** Something before and something behind a single {@code @}, without spaces; at most 254 characters. */
    public static final String PATTERN = "[^@\\s]{1,200}@[^@\\s]{1,53}";

    private EmailAddress() {}
}
