package com.pivotalflow.imports;

import java.util.Set;

/**
 * What a row may state.
 *
 * @param command record whose members it states
 * @param names further members, all texts: they name other records
 * @param replaced members of the command that {@code names} may stand for, so that a row need not state them
 */
public record RowShape(Class<?> command, Set<String> names, Set<String> replaced) {

    public RowShape {
        names = Set.copyOf(names);
        replaced = Set.copyOf(replaced);
    }
}
