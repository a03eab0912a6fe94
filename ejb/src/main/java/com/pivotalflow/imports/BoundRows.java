package com.pivotalflow.imports;

import com.pivotalflow.change.Batch;
import com.pivotalflow.change.Candidates;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Rows that were made into commands, as far as they could be.
 *
 * @param <T> the command
 */
final class BoundRows<T> {

    private final Candidates<T> candidates;

    private BoundRows(Candidates<T> candidates) {
        this.candidates = candidates;
    }

    static <T> BoundRows<T> of(List<SourceRow> rows, Function<SourceRow, T> binding) {
        return new BoundRows<>(Candidates.of(rows, binding));
    }

    /** Those that could be bound, in order. */
    List<T> commands() {
        return candidates.good();
    }

    /** What became of all rows, when this became of those that could be bound. */
    Batch with(Batch made) {
        Iterator<List<FieldError>> errors = made.errors().iterator();
        candidates.refuse(command -> errors.next());
        return candidates.made(made.made(), made.yielded());
    }

    /**
     * Makes something of parts of a row, with the errors of both if both are wrong.
     *
     * @throws DomainException with everything that was found
     */
    static <A, B> void together(Supplier<A> one, Supplier<B> other) {
        List<FieldError> errors = new ArrayList<>();
        errors.addAll(errorsOf(one));
        errors.addAll(errorsOf(other));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private static List<FieldError> errorsOf(Supplier<?> part) {
        try {
            var unused = part.get();
            return List.of();
        } catch (DomainException refusal) {
            return Candidates.errorsOf(refusal);
        }
    }
}
