package com.pivotalflow.quote.lifecycle;

import com.pivotalflow.organization.Caller;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One row of the table of transitions.
 *
 * @param rule its name in the specification, such as {@code T1}
 * @param from the statuses it starts from
 * @param to the statuses it can end in
 * @param when what must hold besides the status
 * @param permissions all that a member of staff needs for it; empty when it is not staff who does it
 */
public record Transition(
        String rule,
        Set<QuoteStatus> from,
        Set<QuoteStatus> to,
        Predicate<QuoteStanding> when,
        List<String> permissions) {

    public Transition {
        from = Set.copyOf(from);
        to = Set.copyOf(to);
        permissions = List.copyOf(permissions);
    }

    /** Whether it starts from where the quote stands, whoever asks. */
    boolean startsFrom(QuoteStanding standing) {
        return from.contains(standing.status()) && when.test(standing);
    }

    /** Whether the caller holds every permission for it. */
    boolean isOpenTo(Caller caller) {
        return permissions.stream().allMatch(caller::may);
    }
}
