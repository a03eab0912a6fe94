package com.pivotalflow.schema.guard.observation;

import java.util.Map;
import java.util.Set;

/**
 * In what the rows of an old table are not what they were.
 *
 * @param table OID of the table; of the whole for partitions
 * @param before how many rows there were
 * @param removed how many of them are gone
 * @param added how many are new
 * @param changed old rows in which a value differs
 * @param columns how many values differ, by old column
 * @param filled how many old rows got a value of their own in a new column, by column
 * @param lost values that are not what they were when cast back, by column
 * @param unreadable what the server said when the rows could not be read; empty if they could
 * @param documents documents that differ, by column, each with what stood there before; "" if nothing did
 */
public record RowChange(
        long table,
        int before,
        int removed,
        int added,
        int changed,
        Map<String, Integer> columns,
        Map<String, Integer> filled,
        Map<String, Integer> lost,
        String unreadable,
        Map<String, Set<Document>> documents) {

    /**
     * A document that was written.
     *
     * @param now what it says
     * @param before what stood there; empty if nothing did
     */
    public record Document(String now, String before) {}

    /** Whether nothing differs. */
    public boolean none() {
        return removed + added + changed == 0 && filled.isEmpty() && lost.isEmpty() && unreadable.isEmpty();
    }
}
