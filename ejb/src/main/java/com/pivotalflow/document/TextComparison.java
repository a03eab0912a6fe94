package com.pivotalflow.document;

import com.pivotalflow.document.QuoteDifference.Terms;
import com.pivotalflow.document.QuoteDifference.TextLine;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares two texts line by line, keeping as many lines as can be kept. Absent text and empty text are both no line at
 * all. What head and tail have in common costs nothing; between them one bit is kept per pair of lines, so two texts of
 * 5,000 lines take three megabytes.
 */
final class TextComparison {

    private static final String LINE_BREAK = "\n";

    private final List<String> from;
    private final List<String> to;
    private final List<TextLine> removed = new ArrayList<>();
    private final List<TextLine> added = new ArrayList<>();

    private TextComparison(List<String> from, List<String> to) {
        this.from = from;
        this.to = to;
    }

    static Terms of(@Nullable String from, @Nullable String to) {
        TextComparison comparison = new TextComparison(lines(from), lines(to));
        comparison.compare();
        boolean changed = !comparison.removed.isEmpty() || !comparison.added.isEmpty();
        return new Terms(changed, comparison.removed, comparison.added);
    }

    /** The second text, made from the first. */
    static @Nullable String changed(@Nullable String from, Terms terms) {
        if (!terms.changed()) {
            return from;
        }
        Set<Integer> gone = terms.removed().stream().map(TextLine::line).collect(Collectors.toSet());
        List<String> before = lines(from);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!gone.contains(i + 1)) {
                lines.add(before.get(i));
            }
        }
        terms.added().forEach(line -> lines.add(line.line() - 1, line.text()));
        return lines.isEmpty() ? null : String.join(LINE_BREAK, lines);
    }

    private static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(LINE_BREAK, -1));
    }

    private void compare() {
        int head = 0;
        int fromEnd = from.size();
        int toEnd = to.size();
        while (head < fromEnd && head < toEnd && from.get(head).equals(to.get(head))) {
            head++;
        }
        while (fromEnd > head && toEnd > head && from.get(fromEnd - 1).equals(to.get(toEnd - 1))) {
            fromEnd--;
            toEnd--;
        }
        Map<String, Integer> numbers = new HashMap<>();
        int[] old = numbered(from.subList(head, fromEnd), numbers);
        int[] now = numbered(to.subList(head, toEnd), numbers);
        walk(head, old, now, removals(old, now));
    }

    /** Equal lines get equal numbers, which compare faster. */
    private static int[] numbered(List<String> lines, Map<String, Integer> numbers) {
        return lines.stream()
                .mapToInt(line -> numbers.computeIfAbsent(line, unseen -> numbers.size()))
                .toArray();
    }

    /** For each old line, before which new lines it is best removed. */
    private static BitSet[] removals(int[] old, int[] now) {
        BitSet[] removals = new BitSet[old.length];
        int[] below = new int[now.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            int[] kept = new int[now.length + 1];
            removals[i] = new BitSet(now.length);
            for (int j = now.length - 1; j >= 0; j--) {
                if (old[i] == now[j]) {
                    kept[j] = below[j + 1] + 1;
                } else if (below[j] >= kept[j + 1]) {
                    kept[j] = below[j];
                    removals[i].set(j);
                } else {
                    kept[j] = kept[j + 1];
                }
            }
            below = kept;
        }
        return removals;
    }

    private void walk(int head, int[] old, int[] now, BitSet[] removals) {
        int i = 0;
        int j = 0;
        while (i < old.length || j < now.length) {
            if (i < old.length && j < now.length && old[i] == now[j]) {
                i++;
                j++;
            } else if (j == now.length || (i < old.length && removals[i].get(j))) {
                removed.add(line(from, head + i++));
            } else {
                added.add(line(to, head + j++));
            }
        }
    }

    private static TextLine line(List<String> lines, int index) {
        return new TextLine(index + 1, lines.get(index));
    }
}
