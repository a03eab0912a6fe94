package com.pivotalflow.schema.guard.snapshot;

import java.util.List;

/**
 * A policy of row security.
 *
 * @param oid what identifies it
 * @param relation OID of its table
 * @param name as SQL writes it
 * @param command {@code r}, {@code a}, {@code w}, {@code d} or {@code *}
 * @param permissive whether it admits rows; otherwise it keeps some out
 * @param roles whom it is for; {@code public} for all
 * @param using which rows are seen
 * @param check which rows may be written
 */
public record Policy(
        long oid,
        long relation,
        String name,
        char command,
        boolean permissive,
        List<String> roles,
        String using,
        String check) {

    public Policy {
        roles = List.copyOf(roles);
    }

    /** Whether it says the same, whatever it is called. */
    public boolean saysThe(Policy other) {
        return command == other.command
                && permissive == other.permissive
                && roles.equals(other.roles)
                && using.equals(other.using)
                && check.equals(other.check);
    }

    /** Whether it is for this role. */
    public boolean isFor(String role) {
        return roles.contains(role) || roles.contains("public");
    }
}
