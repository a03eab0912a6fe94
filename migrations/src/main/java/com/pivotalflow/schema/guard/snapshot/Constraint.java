package com.pivotalflow.schema.guard.snapshot;

import java.util.List;

/**
 * A rule on a table or a domain.
 *
 * @param oid what identifies it
 * @param name as SQL writes it
 * @param relation OID of the table; 0 for a rule of a domain
 * @param domain OID of the domain; 0 for a rule of a table
 * @param kind {@code c} check, {@code f} foreign key, {@code p} primary key, {@code u} unique, {@code x} exclusion
 * @param definition as the server writes it
 * @param expression of a check; empty for others
 * @param validated whether it holds for all rows, not only for new ones
 * @param deferrable whether its check may wait
 * @param deferred whether it waits without being asked to
 * @param columns their numbers
 * @param referenced OID of the table that a foreign key points to; 0 for others
 * @param referencedColumns their numbers
 * @param actions what a foreign key does on delete and on update, {@code ar}; blanks for others
 * @param index OID of the index that it rests on; 0 if none
 * @param parent OID of the constraint it was inherited from; 0 if none
 */
public record Constraint(
        long oid,
        String name,
        long relation,
        long domain,
        char kind,
        String definition,
        String expression,
        boolean validated,
        boolean deferrable,
        boolean deferred,
        List<Integer> columns,
        long referenced,
        List<Integer> referencedColumns,
        String actions,
        long index,
        long parent) {

    public Constraint {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /** Whether it makes rows differ: primary key or unique. */
    public boolean isKey() {
        return kind == 'p' || kind == 'u';
    }
}
