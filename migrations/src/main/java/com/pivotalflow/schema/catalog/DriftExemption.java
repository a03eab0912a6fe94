package com.pivotalflow.schema.catalog;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A difference that somebody has decided to live with.
 *
 * @param object a name as {@code db/catalog.json} writes it, {@code *} standing for any characters; it covers what hangs
 *     on that object too
 * @param aspect the only kind of thing it covers; null for every kind
 * @param reason why
 * @param until the last day on which nobody asks
 */
public record DriftExemption(String object, @Nullable Kind aspect, String reason, LocalDate until) {

    /** What stands in the file for every kind. */
    public static final String ANY = "any";

    boolean covers(Entry.Key key, Roles roles) {
        if (aspect != null && aspect != key.kind()) {
            return false;
        }
        Pattern pattern = pattern(roles.fill(object));
        return matches(pattern, key.object()) || key.owners().stream().anyMatch(owner -> matches(pattern, owner));
    }

    private static boolean matches(Pattern pattern, String name) {
        return pattern.matcher(name).matches();
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /** {@code 'public.partman_*' (any)}. */
    @Override
    public String toString() {
        return "'" + object + "' (" + (aspect == null ? ANY : aspect) + ")";
    }
}
