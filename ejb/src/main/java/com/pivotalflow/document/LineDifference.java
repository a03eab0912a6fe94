package com.pivotalflow.document;

import com.pivotalflow.document.QuoteDifference.FieldChange;
import java.util.List;
import java.util.UUID;

/**
 * What differs between the lines of two documents.
 *
 * @param added on the second side only, in its order
 * @param removed on the first side only, in its order
 * @param changed on both sides, differing in more than their place, in the order of the second side
 * @param moved the fewest lines that changed places among those on both sides, in the order of the first side
 */
public record LineDifference(
        List<QuoteDocument.Line> added,
        List<QuoteDocument.Line> removed,
        List<LineChange> changed,
        List<LineMove> moved) {

    /** Keeps its own copies of the lists. */
    public LineDifference {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        moved = List.copyOf(moved);
    }

    /**
     * A line that differs.
     *
     * @param key of the line
     * @param position on the second side
     * @param description on the second side
     * @param changes the members
     */
    public record LineChange(UUID key, int position, String description, List<FieldChange> changes) {

        /** Keeps its own copy of the list. */
        public LineChange {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A line that changed places.
     *
     * @param key of the line
     * @param fromPosition on the first side
     * @param toPosition on the second side
     */
    public record LineMove(UUID key, int fromPosition, int toPosition) {}
}
