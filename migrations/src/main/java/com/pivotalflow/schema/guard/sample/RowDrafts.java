package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.ValueKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * First thoughts about rows, before any rule is looked at: two organizations in turn, references that agree with each
 * other, and in each column one value worth trying after the other; besides, one row of NULLs, one of the greatest
 * values and one of the least.
 */
final class RowDrafts {

    private static final String TENANT = "organization_id";
    private static final int NULLS = 1;
    private static final int GREATEST = 2;
    private static final int LEAST = 3;

    private final SampleTable table;
    private final Map<String, Integer> places;
    private final List<Choices> choices;
    private final List<KeyRule> keys;
    private final List<ReferenceRule> references;
    private final Random random;
    private final List<Integer> offsets = new ArrayList<>();
    private final List<String> tenants;
    private Set<Integer> frozen = Set.of();
    private int turn;

    RowDrafts(
            SampleTable table,
            Map<String, Integer> places,
            List<Choices> choices,
            List<KeyRule> keys,
            List<ReferenceRule> references,
            Random random) {
        this.table = table;
        this.places = places;
        this.choices = choices;
        this.keys = keys;
        // The one with the most columns decides most; the others then look for a row that agrees.
        this.references = references.stream()
                .sorted(Comparator.comparing(ReferenceRule::optional)
                        .thenComparing(rule -> -rule.places().size())
                        .thenComparing(ReferenceRule::name))
                .toList();
        this.random = random;
        for (int i = 0; i < table.columns().size(); i++) {
            offsets.add(random.nextInt(1000));
        }
        this.tenants = tenants();
    }

    /** Why no row can be made, if a table that must be referred to is empty. */
    Optional<String> impossible() {
        for (ReferenceRule reference : references) {
            if (!reference.optional() && reference.targets().isEmpty() && !reference.refersToItself()) {
                return Optional.of("the table that " + reference.name() + " refers to holds no row");
            }
        }
        return Optional.empty();
    }

    /** Places the last draft must keep. */
    Set<Integer> frozen() {
        return frozen;
    }

    /**
     * Drafts a row.
     *
     * @param number which row of the table, from 0
     * @param tries how often it was drafted, from 1; later tries differ more
     */
    Draft draft(int number, int tries) {
        Draft draft = new Draft(table.columns(), places);
        Set<Integer> set = new TreeSet<>();
        frozen = Set.of();
        @Nullable Integer tenant = places.get(TENANT);
        if (tenant != null && !tenants.isEmpty()) {
            draft.set(tenant, tenants.get((tries < 3 ? number % 2 : turn++) % tenants.size()));
            set.add(tenant);
            frozen = Set.of(tenant);
        }
        references.stream()
                .filter(reference -> !reference.optional())
                .forEach(reference -> refer(draft, reference, set, number, tries));
        for (int place = 0; place < table.columns().size(); place++) {
            if (!set.contains(place) && table.columns().get(place).written() && !refers(place)) {
                draft.set(place, value(place, number, tries));
                set.add(place);
            }
        }
        references.stream()
                .filter(ReferenceRule::optional)
                .forEach(reference -> refer(draft, reference, set, number, tries));
        references.stream()
                .filter(reference ->
                        !reference.optional() && reference.targets().isEmpty())
                .forEach(reference -> referToItself(draft, reference));
        return draft;
    }

    /** Gives a column some value; false if there is none. */
    boolean give(Draft draft, int place) {
        Set<Integer> others = new TreeSet<>();
        for (int other = 0; other < table.columns().size(); other++) {
            if (other != place && draft.get(other) != null) {
                others.add(other);
            }
        }
        for (ReferenceRule reference : references) {
            if (reference.places().contains(place)) {
                List<List<String>> targets = reference.matching(draft, others);
                if (targets.isEmpty()) {
                    return false;
                }
                reference.set(draft, targets.get(random.nextInt(targets.size())));
                return true;
            }
        }
        @Nullable String value = value(place, random.nextInt(1000) + LEAST + 1, 1);
        draft.set(place, value);
        return value != null;
    }

    private void refer(Draft draft, ReferenceRule reference, Set<Integer> set, int number, int tries) {
        if (reference.optional() && (number == NULLS || random.nextInt(5) == 0)) {
            return;
        }
        List<List<String>> targets = reference.matching(draft, set);
        if (targets.isEmpty()) {
            return;
        }
        int chosen = tries == 1
                ? (number / 2 + offsets.get(reference.ordered().get(0))) % targets.size()
                : random.nextInt(targets.size());
        reference.set(draft, targets.get(chosen));
        set.addAll(reference.places());
    }

    private @Nullable String value(int place, int number, int tries) {
        SampleColumn column = table.columns().get(place);
        List<String> values = choices.get(place).values();
        boolean key = keys.stream().anyMatch(rule -> rule.needs(place));
        if (!column.required() && (number == NULLS || (number > LEAST && random.nextInt(6) == 0))) {
            return null;
        }
        if ((key && column.kind() == ValueKind.TOKEN && !column.isEnum()) || values.isEmpty() || (key && tries > 2)) {
            return choices.get(place)
                    .fresh(random)
                    .orElseGet(() -> values.isEmpty() ? lastResort(column) : values.get(0));
        }
        if (tries == 1 && number == GREATEST) {
            return values.get(values.size() - 1);
        }
        if (tries == 1 && number == LEAST) {
            return values.get(0);
        }
        return values.get(tries == 1 ? (number + offsets.get(place)) % values.size() : random.nextInt(values.size()));
    }

    /** Nothing known fits: its default, or what the type is made of. */
    private static @Nullable String lastResort(SampleColumn column) {
        if (column.fallback() != null || !column.required()) {
            return column.fallback();
        }
        List<String> family = ValueFamily.of(column);
        return family.isEmpty() ? "" : family.get(0);
    }

    private boolean refers(int place) {
        return references.stream()
                .anyMatch(reference -> reference.decides(place, table.columns().get(place)));
    }

    private void referToItself(Draft draft, ReferenceRule reference) {
        if (reference.refersToItself()) {
            for (int i = 0; i < reference.ordered().size(); i++) {
                draft.set(reference.ordered().get(i), draft.get(reference.own().get(i)));
            }
        }
    }

    /** The organizations every reference that is needed can be satisfied in. */
    private List<String> tenants() {
        @Nullable Integer tenant = places.get(TENANT);
        if (tenant == null) {
            return List.of();
        }
        @Nullable Set<String> common = null;
        for (ReferenceRule reference : references) {
            int at = reference.ordered().indexOf(tenant);
            if (at >= 0 && !reference.optional() && !reference.targets().isEmpty()) {
                Set<String> found = new TreeSet<>();
                reference.targets().forEach(target -> found.add(target.get(at)));
                if (common == null) {
                    common = found;
                } else {
                    common.retainAll(found);
                }
            }
        }
        return common == null ? Collections.emptyList() : List.copyOf(common);
    }
}
