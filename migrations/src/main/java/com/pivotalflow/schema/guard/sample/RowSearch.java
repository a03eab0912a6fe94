package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.Comparison;
import com.pivotalflow.schema.guard.expression.Expression;
import com.pivotalflow.schema.guard.expression.ValueKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes a row until it keeps all rules: of the columns of one broken rule it tries the values worth trying, and takes
 * what breaks least, now and then anything, so as not to turn in circles.
 */
final class RowSearch {

    private static final int STEPS = 80;
    private static final int SAMPLE = 8;
    private static final double WHIM = 0.12;

    private final List<SampleColumn> columns;
    private final List<Choices> choices;
    private final List<RowRule> rules;
    private final List<ReferenceRule> references;
    private final List<List<Comparison>> comparisonsOf = new ArrayList<>();
    private final Map<List<Integer>, int[]> touched = new HashMap<>();
    private final Random random;

    RowSearch(
            List<SampleColumn> columns,
            List<Choices> choices,
            List<RowRule> rules,
            List<ReferenceRule> references,
            Random random) {
        this.columns = columns;
        this.choices = choices;
        this.rules = rules;
        this.references = references;
        this.random = random;
        for (RowRule rule : rules) {
            List<Comparison> comparisons = new ArrayList<>();
            rule.condition()
                    .ifPresent(condition -> condition.visit(part -> {
                        if (part instanceof Comparison comparison) {
                            comparisons.add(comparison);
                        }
                    }));
            comparisonsOf.add(comparisons);
        }
    }

    /** One or more values at once, as a reference needs them. */
    private record Move(List<Integer> places, List<@Nullable String> values) {

        static Move of(int place, @Nullable String value) {
            List<@Nullable String> values = new ArrayList<>();
            values.add(value);
            return new Move(List.of(place), values);
        }

        void apply(Draft draft) {
            for (int i = 0; i < places.size(); i++) {
                draft.set(places.get(i), values.get(i));
            }
        }

        /** What takes it back. */
        Move inverse(Draft draft) {
            List<@Nullable String> before = new ArrayList<>();
            places.forEach(place -> before.add(draft.get(place)));
            return new Move(places, before);
        }
    }

    /**
     * Brings a row in order.
     *
     * @param frozen places that keep their value
     * @return whether no rule is broken any more, as far as can be told
     */
    boolean settle(Draft draft, Set<Integer> frozen) {
        int[] costs = rules.stream().mapToInt(rule -> rule.cost(draft)).toArray();
        for (int step = 0; step < STEPS; step++) {
            int[] broken =
                    IntStream.range(0, costs.length).filter(i -> costs[i] > 0).toArray();
            if (broken.length == 0) {
                return true;
            }
            List<Move> moves = moves(draft, broken[random.nextInt(broken.length)], frozen);
            if (!moves.isEmpty()) {
                Move move = random.nextDouble() < WHIM
                        ? moves.get(random.nextInt(moves.size()))
                        : best(draft, moves, costs);
                move.apply(draft);
                for (int rule : touched(move)) {
                    costs[rule] = rules.get(rule).cost(draft);
                }
            }
        }
        return Arrays.stream(costs).sum() == 0;
    }

    /** Gives some columns other values, because the server refused these. */
    void shake(Draft draft, Collection<Integer> places, Set<Integer> frozen) {
        List<Integer> movable = places.stream()
                .filter(place -> !frozen.contains(place) && columns.get(place).written())
                .toList();
        for (int place : movable) {
            if (movable.size() == 1 || random.nextBoolean()) {
                List<Move> moves = moves(draft, place, List.of(), frozen);
                if (!moves.isEmpty()) {
                    moves.get(random.nextInt(moves.size())).apply(draft);
                }
            }
        }
    }

    private Move best(Draft draft, List<Move> moves, int[] costs) {
        List<Move> best = new ArrayList<>();
        int least = Integer.MAX_VALUE;
        for (Move move : moves) {
            Move back = move.inverse(draft);
            move.apply(draft);
            int cost = 0;
            for (int rule : touched(move)) {
                cost += rules.get(rule).cost(draft) - costs[rule];
            }
            back.apply(draft);
            if (cost < least) {
                best.clear();
                least = cost;
            }
            if (cost == least) {
                best.add(move);
            }
        }
        return best.get(random.nextInt(best.size()));
    }

    /** The rules a move may break or mend. */
    private int[] touched(Move move) {
        return touched.computeIfAbsent(
                move.places(),
                places -> IntStream.range(0, rules.size())
                        .filter(i -> rules.get(i).places().stream().anyMatch(places::contains))
                        .toArray());
    }

    private List<Move> moves(Draft draft, int rule, Set<Integer> frozen) {
        List<Move> moves = new ArrayList<>();
        for (int place : rules.get(rule).places()) {
            if (!frozen.contains(place) && columns.get(place).written()) {
                moves.addAll(moves(draft, place, comparisonsOf.get(rule), frozen));
            }
        }
        return moves;
    }

    private List<Move> moves(Draft draft, int place, List<Comparison> comparisons, Set<Integer> frozen) {
        List<Move> moves = new ArrayList<>();
        SampleColumn column = columns.get(place);
        if (!column.required()) {
            moves.add(Move.of(place, null));
        }
        boolean refers = false;
        for (ReferenceRule reference : references) {
            if (reference.decides(place, column)) {
                refers = true;
                referenceMoves(draft, reference, frozen, moves);
            }
        }
        if (refers) {
            return moves;
        }
        Choices values = choices.get(place);
        Set<String> texts = new LinkedHashSet<>();
        String fallback = column.fallback();
        if (fallback != null && values.admits(fallback)) {
            texts.add(fallback);
        }
        for (Comparison comparison : comparisons) {
            texts.addAll(solutions(draft, place, comparison));
        }
        List<String> all = values.values();
        for (int i = 0; i < SAMPLE && !all.isEmpty(); i++) {
            texts.add(all.size() <= SAMPLE ? all.get(i % all.size()) : all.get(random.nextInt(all.size())));
        }
        values.fresh(random).ifPresent(texts::add);
        texts.forEach(text -> moves.add(Move.of(place, text)));
        return moves;
    }

    private void referenceMoves(Draft draft, ReferenceRule reference, Set<Integer> frozen, List<Move> moves) {
        Set<Integer> shared = new TreeSet<>(frozen);
        for (ReferenceRule other : references) {
            if (other != reference) {
                shared.addAll(other.places());
            }
        }
        shared.removeIf(place -> draft.get(place) == null);
        // Rows that agree with the other references first, then any that keep the tenant.
        for (List<List<String>> targets :
                List.of(reference.matching(draft, shared), reference.matching(draft, frozen))) {
            for (int i = 0; i < Math.min(SAMPLE, targets.size()); i++) {
                moves.add(new Move(reference.ordered(), new ArrayList<>(targets.get(random.nextInt(targets.size())))));
            }
        }
    }

    /** Values that make both sides equal: the other side itself, or what a sum lacks. */
    private List<String> solutions(Draft draft, int place, Comparison comparison) {
        SampleColumn column = columns.get(place);
        if (!comparison.columns().contains(column.name())) {
            return List.of();
        }
        List<String> solutions = new ArrayList<>();
        if (column.kind() == ValueKind.NUMBER) {
            @Nullable BigDecimal atZero = difference(draft, place, "0", comparison);
            @Nullable BigDecimal atOne = difference(draft, place, "1", comparison);
            if (atZero != null && atOne != null && atOne.compareTo(atZero) != 0) {
                solutions.add(atZero.negate()
                        .divide(atOne.subtract(atZero), MathContext.DECIMAL64)
                        .toPlainString());
            }
        } else {
            for (Expression side : comparison.parts()) {
                if (side.value(draft) instanceof String text) {
                    solutions.add(text);
                }
            }
        }
        return solutions.stream().filter(choices.get(place)::admits).toList();
    }

    private static @Nullable BigDecimal difference(Draft draft, int place, String value, Comparison comparison) {
        @Nullable String before = draft.get(place);
        draft.set(place, value);
        Object left = comparison.left().value(draft);
        Object right = comparison.right().value(draft);
        draft.set(place, before);
        return left instanceof BigDecimal a && right instanceof BigDecimal b ? a.subtract(b) : null;
    }
}
