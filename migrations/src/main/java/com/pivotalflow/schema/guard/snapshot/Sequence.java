package com.pivotalflow.schema.guard.snapshot;

import java.util.Set;

/**
 * A sequence and where it stands.
 *
 * @param oid what identifies it
 * @param name with its schema, as SQL writes it
 * @param parameters type, start, increment, bounds, cache and cycle in one line
 * @param increment from one number to the next
 * @param ownerTable OID of the table whose column it belongs to; 0 if none
 * @param ownerColumn number of that column
 * @param tables OIDs of the tables that it numbers
 * @param position the number it gave last, or will give first
 * @param called whether it gave that number already
 */
public record Sequence(
        long oid,
        String name,
        String parameters,
        long increment,
        long ownerTable,
        int ownerColumn,
        Set<Long> tables,
        long position,
        boolean called) {

    public Sequence {
        tables = Set.copyOf(tables);
    }

    /** How many numbers it gave since another state of it; negative if it went back. */
    public long stepsSince(Sequence earlier) {
        long steps = (position - earlier.position) / increment;
        return steps + (called ? 1 : 0) - (earlier.called ? 1 : 0);
    }
}
