package com.pivotalflow.change;

/**
 * A partial update: members that are absent stay, members that are null are removed, lists are replaced, objects are
 * merged.
 *
 * @param <T> the command that such a record is made from
 */
@FunctionalInterface
public interface Patch<T> {

    /**
     * The command that the record would be made from, had it been stated like this.
     *
     * @param current what the record says now
     * @throws com.pivotalflow.problem.InvalidInputException {@code VALIDATION_FAILED} when the result breaks a
     *     constraint of the command, with the same pointers and codes as when it is stated as a whole
     */
    T applyTo(T current);
}
