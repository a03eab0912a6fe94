package com.pivotalflow.change;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Records on their way into a batch: each may still be refused, and those that were not are made.
 *
 * @param <T> what a record is made from
 */
public final class Candidates<T> {

    private final List<List<FieldError>> errors = new ArrayList<>();
    private final Map<Integer, T> good = new LinkedHashMap<>();

    private Candidates() {}

    /**
     * All that were given, as the step before made them; whatever it refuses with {@link DomainException} is refused.
     *
     * @param step makes of what was stated what is gone on with
     */
    public static <S, T> Candidates<T> of(List<S> stated, Function<S, T> step) {
        Candidates<T> candidates = new Candidates<>();
        for (int i = 0; i < stated.size(); i++) {
            candidates.errors.add(new ArrayList<>());
            try {
                candidates.good.put(i, step.apply(stated.get(i)));
            } catch (DomainException refusal) {
                candidates.errors.get(i).addAll(errorsOf(refusal));
            }
        }
        return candidates;
    }

    /** The errors that a refusal lists, or else the one that it is. */
    public static List<FieldError> errorsOf(DomainException refusal) {
        return refusal.errors().isEmpty()
                ? List.of(new FieldError("", refusal.code(), refusal.detail()))
                : refusal.errors();
    }

    /** Those that nothing was said against so far, in the order given. */
    public List<T> good() {
        return List.copyOf(good.values());
    }

    /** Those that nothing was said against so far, by their place among all that were given. */
    public Map<Integer, T> places() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(good));
    }

    /** Refuses those that a rule finds something against. */
    public void refuse(Function<T, List<FieldError>> rule) {
        refuse((place, candidate) -> rule.apply(candidate));
    }

    /** As {@link #refuse(Function)}, for a rule that knows the place of each among all that were given. */
    public void refuse(BiFunction<Integer, T, List<FieldError>> rule) {
        good.entrySet().removeIf(entry -> {
            List<FieldError> found = rule.apply(entry.getKey(), entry.getValue());
            errors.get(entry.getKey()).addAll(found);
            return !found.isEmpty();
        });
    }

    /** What became of all. */
    public Batch made(List<UUID> ids, List<UUID> yielded) {
        return new Batch(errors, ids, yielded);
    }
}
