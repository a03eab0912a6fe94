package com.pivotalflow.schema.catalog;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One thing that holds in a schema, such as the type of a column or the rights of a role on a table.
 *
 * @param object its name with schema, quoted where SQL would quote it: {@code public.quotes.title},
 *     {@code pk_quotes on public.quotes}, {@code public.quotes to ${app}}
 * @param kind what the definition is about; with the object it identifies the entry
 * @param definition in PostgreSQL's words where it has some, with roles as placeholders
 */
public record Entry(String object, Kind kind, String definition) implements Comparable<Entry> {

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::object).thenComparing(Entry::kind).thenComparing(Entry::definition);

    /** The word in front of the name of a thing that has a comment, such as {@code table column}. */
    private static final Pattern COMMENTED = Pattern.compile("^[a-z ]+ (?=\\S+\\.)");

    /** What identifies an entry: two catalogs may define the same thing differently. */
    public record Key(String object, Kind kind) {

        /** {@code column public.quotes.title}. */
        @Override
        public String toString() {
            return kind == Kind.COMMENT ? "comment on " + object : kind + " " + object;
        }
    }

    /** What identifies it. */
    public Key key() {
        return new Key(object, kind);
    }

    /** By object, then kind; the same everywhere, whatever the collation of a database. */
    @Override
    public int compareTo(Entry other) {
        return ORDER.compare(this, other);
    }

    /** Whether it would go if another thing went, such as a column with its table. */
    boolean hangsOn(Entry carrier) {
        if (key().equals(carrier.key())) {
            return false;
        }
        String owner = carrier.object();
        String subject = kind == Kind.COMMENT ? COMMENTED.matcher(object).replaceFirst("") : object;
        return subject.equals(owner)
                || subject.startsWith(owner + ".")
                || subject.startsWith(owner + " to ")
                || subject.endsWith(" on " + owner);
    }
}
