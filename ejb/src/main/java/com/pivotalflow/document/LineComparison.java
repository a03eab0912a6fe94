package com.pivotalflow.document;

import com.pivotalflow.document.LineDifference.LineChange;
import com.pivotalflow.document.LineDifference.LineMove;
import com.pivotalflow.document.QuoteDifference.FieldChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Compares lines by their keys. A line's position is its place in the list, from 1. */
final class LineComparison {

    private static final Set<String> NO_CHANGE_OF_CONTENT = Set.of("key", "position");

    private LineComparison() {}

    static LineDifference of(List<QuoteDocument.Line> from, List<QuoteDocument.Line> to) {
        Map<UUID, QuoteDocument.Line> before = byKey(from);
        Map<UUID, QuoteDocument.Line> after = byKey(to);
        List<LineChange> changed = new ArrayList<>();
        for (QuoteDocument.Line now : to) {
            QuoteDocument.Line old = before.get(now.key());
            List<FieldChange> changes =
                    old == null ? List.of() : DocumentFields.changes(old, now, NO_CHANGE_OF_CONTENT);
            if (!changes.isEmpty()) {
                changed.add(new LineChange(now.key(), now.position(), now.description(), changes));
            }
        }
        return new LineDifference(missing(to, before), missing(from, after), changed, moved(from, after));
    }

    private static Map<UUID, QuoteDocument.Line> byKey(List<QuoteDocument.Line> lines) {
        Map<UUID, QuoteDocument.Line> byKey = new LinkedHashMap<>();
        for (QuoteDocument.Line line : lines) {
            if (byKey.put(line.key(), line) != null) {
                throw new IllegalArgumentException("two lines have the key " + line.key());
            }
        }
        return byKey;
    }

    private static List<QuoteDocument.Line> missing(
            List<QuoteDocument.Line> lines, Map<UUID, QuoteDocument.Line> others) {
        return lines.stream().filter(line -> !others.containsKey(line.key())).toList();
    }

    private static List<LineMove> moved(List<QuoteDocument.Line> from, Map<UUID, QuoteDocument.Line> after) {
        List<LineMove> kept = new ArrayList<>();
        for (QuoteDocument.Line old : from) {
            QuoteDocument.Line now = after.get(old.key());
            if (now != null) {
                kept.add(new LineMove(old.key(), old.position(), now.position()));
            }
        }
        return withoutLongestRise(kept);
    }

    /**
     * Leaves the lines that must move. Those that stay form a longest rising sequence of new positions; of several the
     * one whose lines stood earliest, so the answer is always the same.
     */
    private static List<LineMove> withoutLongestRise(List<LineMove> kept) {
        int[] rises = rises(kept);
        int left = Arrays.stream(rises).max().orElse(0);
        int last = 0;
        List<LineMove> moved = new ArrayList<>();
        for (int i = 0; i < rises.length; i++) {
            LineMove line = kept.get(i);
            if (rises[i] == left && line.toPosition() > last) {
                last = line.toPosition();
                left--;
            } else {
                moved.add(line);
            }
        }
        return moved;
    }

    /** For each line, the length of the longest rising sequence that begins with it. */
    private static int[] rises(List<LineMove> kept) {
        int[] rises = new int[kept.size()];
        // The highest first position of a sequence of each length, negated so that the array ascends.
        int[] firsts = new int[kept.size()];
        int longest = 0;
        for (int i = rises.length - 1; i >= 0; i--) {
            int first = -kept.get(i).toPosition();
            int shorter = -Arrays.binarySearch(firsts, 0, longest, first) - 1;
            firsts[shorter] = first;
            longest = Math.max(longest, shorter + 1);
            rises[i] = shorter + 1;
        }
        return rises;
    }
}
