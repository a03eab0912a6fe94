package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.sample.SampleTable.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Tables in an order in which each finds the rows it has to refer to; partitions before what they are parts of. */
final class FillingOrder {

    private final Map<Long, SampleTable> left;

    private FillingOrder(Map<Long, SampleTable> tables) {
        this.left = new LinkedHashMap<>(tables);
    }

    static List<SampleTable> of(Map<Long, SampleTable> tables) {
        FillingOrder order = new FillingOrder(tables);
        List<SampleTable> sorted = new ArrayList<>();
        while (!order.left.isEmpty()) {
            // Where tables refer to each other, and only there, a reference that may be NULL can wait.
            SampleTable next = order.first((table, reference) -> false)
                    .or(() -> order.first((table, reference) -> table.optional(reference)
                            && order.reaches(reference.parentId(), table.id(), new HashSet<>())))
                    .or(() -> order.first(SampleTable::optional))
                    .orElseGet(() -> order.left.values().iterator().next());
            order.left.remove(next.id());
            sorted.add(next);
        }
        return sorted;
    }

    /** Whether a table cannot do without another, directly or through others that are left. */
    private boolean reaches(long from, long to, Set<Long> passed) {
        SampleTable table = left.get(from);
        return from == to
                || (table != null
                        && passed.add(from)
                        && table.references().stream()
                                .anyMatch(reference -> reaches(reference.parentId(), to, passed)));
    }

    private Optional<SampleTable> first(BiPredicate<SampleTable, Reference> canWait) {
        return left.values().stream()
                .filter(table -> table.references().stream()
                        .allMatch(reference -> reference.parentId() == table.id()
                                || !left.containsKey(reference.parentId())
                                || canWait.test(table, reference)))
                .filter(table -> !table.divided() || left.values().stream().noneMatch(other -> other.bound() != null))
                .findFirst();
    }
}
