package com.pivotalflow.schema.guard.snapshot;

import java.util.List;

/**
 * An index.
 *
 * @param oid what identifies it
 * @param relation OID of its table
 * @param name with its schema, as SQL writes it
 * @param kind {@code i}; {@code I} on a partitioned table
 * @param storage number of its file; another number means that it was built again
 * @param tablespace OID, 0 for the database's own
 * @param definition as the server writes it
 * @param unique whether it refuses duplicates
 * @param primary whether it is the primary key's
 * @param valid whether it may be used
 * @param nullsNotDistinct whether two NULLs are duplicates
 * @param predicate which rows it holds; empty if all
 * @param expressions what it computes; empty if it holds columns only
 * @param columns numbers of its key columns, 0 for an expression
 * @param ofConstraint whether a constraint rests on it
 */
public record Index(
        long oid,
        long relation,
        String name,
        char kind,
        long storage,
        long tablespace,
        String definition,
        boolean unique,
        boolean primary,
        boolean valid,
        boolean nullsNotDistinct,
        String predicate,
        String expressions,
        List<Integer> columns,
        boolean ofConstraint) {

    public Index {
        columns = List.copyOf(columns);
    }
}
