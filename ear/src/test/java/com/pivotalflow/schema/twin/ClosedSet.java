package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * E3: a CHECK that lists values is the set of constants of an enum, or of what its converter makes of them. The entity's
 * own CHECK, where Hibernate makes one, only repeats the constants.
 */
final class ClosedSet {

    private static final Pattern CAST = Pattern.compile("::(?:text|character varying)(?:\\[])?");

    /** After casts and parentheses are gone: {@code CHECK status = ANY ARRAY['a', 'b']} or {@code CHECK status = 'a'}. */
    private static final Pattern LIST = Pattern.compile(
            "CHECK \"?(?<column>\\w+)\"? = (?:ANY ARRAY\\[)?(?<values>'(?:[^']|'')*'(?:, '(?:[^']|'')*')*)]?(?: NOT VALID)?");

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

    private ClosedSet() {}

    /** The values that the checks of a table list for a column, if one does; of several, what all admit. */
    static Optional<Set<String>> of(String column, List<Entry> checks) {
        return checks.stream()
                .flatMap(check ->
                        list(check).filter(found -> found.group("column").equals(column)).stream())
                .map(found -> values(found.group("values")))
                .reduce((one, other) -> {
                    Set<String> both = new TreeSet<>(one);
                    both.retainAll(other);
                    return both;
                });
    }

    /** Whether a check does nothing but list the values of a column. */
    static boolean isList(Entry check) {
        return list(check).isPresent();
    }

    /** The column whose values a check lists. */
    static Optional<String> column(Entry check) {
        return list(check).map(found -> found.group("column"));
    }

    private static Optional<Matcher> list(Entry check) {
        Matcher list = LIST.matcher(
                CAST.matcher(check.definition()).replaceAll("").replaceAll("[()](?=(?:[^']|'[^']*')*$)", ""));
        return list.matches() ? Optional.of(list) : Optional.empty();
    }

    private static Set<String> values(String literals) {
        return LITERAL.matcher(literals)
                .results()
                .map((MatchResult literal) -> literal.group(1).replace("''", "'"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
