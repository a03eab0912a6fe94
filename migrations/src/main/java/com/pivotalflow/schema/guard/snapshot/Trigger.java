package com.pivotalflow.schema.guard.snapshot;

import java.util.List;

/**
 * A trigger, a rule of a relation or an event trigger.
 *
 * @param oid what identifies it
 * @param relation OID of what it stands on; 0 for an event trigger
 * @param name as SQL writes it
 * @param definition as the server writes it
 * @param enabled {@code O} usual, {@code A} always, {@code R} only on a replica, {@code D} never
 * @param internal whether the server made it, for a foreign key
 * @param bits when it fires, as {@code pg_trigger.tgtype}
 * @param routine OID of what it calls
 * @param columns numbers of the columns whose update it hears; empty if all
 */
public record Trigger(
        long oid,
        long relation,
        String name,
        String definition,
        char enabled,
        boolean internal,
        int bits,
        long routine,
        List<Integer> columns) {

    private static final int EVENTS = 4 | 8 | 16 | 32;
    private static final int BEFORE_INSERT_ROW = 1 | 2 | 4;

    public Trigger {
        columns = List.copyOf(columns);
    }

    /** Whether it works in usual sessions. */
    public boolean isOn() {
        return enabled == 'O' || enabled == 'A';
    }

    /** The bits of what it fires on. */
    public int events() {
        return bits & EVENTS;
    }

    /** The bits of when it fires: each row, before, instead. */
    public int timing() {
        return bits & ~EVENTS;
    }

    /** Whether it can give a new row values. */
    public boolean fillsNewRows() {
        return (bits & BEFORE_INSERT_ROW) == BEFORE_INSERT_ROW && isOn();
    }
}
