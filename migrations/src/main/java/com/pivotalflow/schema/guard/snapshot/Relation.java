package com.pivotalflow.schema.guard.snapshot;

import java.util.List;

/**
 * A table, view or whatever else has columns, and sequences.
 *
 * @param oid what identifies it
 * @param schema OID of its schema
 * @param name with its schema, as SQL writes it
 * @param kind {@code r} table, {@code p} partitioned, {@code v} view, {@code m} materialized view, {@code f} foreign
 *     table, {@code S} sequence, {@code c} composite type
 * @param persistence {@code p} logged, {@code u} not
 * @param owner the role that owns it
 * @param rowSecurity whether row security is on
 * @param rowSecurityForced whether it holds for the owner too
 * @param storage number of its file; another number means new storage
 * @param tablespace OID, 0 for the database's own
 * @param populated false for a materialized view that was never filled
 * @param partition whether it is a partition
 * @param method how it is stored, {@code heap}
 * @param parents OIDs of what it inherits from
 * @param options such as {@code security_invoker=true}
 * @param updatable whether a view takes INSERT, UPDATE and DELETE
 */
public record Relation(
        long oid,
        long schema,
        String name,
        char kind,
        char persistence,
        String owner,
        boolean rowSecurity,
        boolean rowSecurityForced,
        long storage,
        long tablespace,
        boolean populated,
        boolean partition,
        String method,
        List<Long> parents,
        List<String> options,
        boolean updatable) {

    public Relation {
        parents = List.copyOf(parents);
        options = List.copyOf(options);
    }

    /** Whether rows are stored in it or below it, by whoever writes them: not derived, not foreign. */
    public boolean isTable() {
        return kind == 'r' || kind == 'p';
    }

    /** Whether rows are stored in itself. */
    public boolean holdsRows() {
        return kind == 'r';
    }

    /** Whether it is a view, stored or not. */
    public boolean isView() {
        return kind == 'v' || kind == 'm';
    }

    /** Whether a view works with the rights and the row security of who reads it. */
    public boolean isSecurityInvoker() {
        return options.stream().anyMatch(option -> option.matches("security_invoker=(true|on|yes|1)"));
    }
}
