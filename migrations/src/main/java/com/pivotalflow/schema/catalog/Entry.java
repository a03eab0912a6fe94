package com.pivotalflow.schema.catalog;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
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

        /** Names of the things that this one would go with, such as those of table and schema for a column. */
        Set<String> owners() {
            String subject = kind == Kind.COMMENT ? COMMENTED.matcher(object).replaceFirst("") : object;
            if (kind == Kind.GRANT) {
                subject = subject.substring(0, Math.max(0, subject.lastIndexOf(" to ")));
            }
            if (kind.standsOnTable() && subject.contains(" on ")) {
                subject = subject.substring(subject.lastIndexOf(" on ") + 4);
            }
            Set<String> owners = new HashSet<>();
            if (!kind.carriesOthers()) {
                owners.add(subject);
            }
            for (int dot = subject.indexOf('.'); dot >= 0; dot = subject.indexOf('.', dot + 1)) {
                owners.add(subject.substring(0, dot));
            }
            return owners;
        }

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
}
