package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * E2: {@code text} with a length CHECK of upper bound n is {@code varchar(n)}; without a bound it is so only if the
 * entity states no length, which reads as 255. Arrays of text likewise.
 */
final class BoundedText {

    private static final int UNSTATED = 255;

    private static final Pattern VARYING = Pattern.compile("character varying\\((?<length>\\d+)\\)(?<array>\\[])?");

    private static final Pattern CAST = Pattern.compile("::(?:text|character varying)(?:\\[])?");

    /** {@code (name)}, unless it is what a function takes. */
    private static final Pattern LONE_NAME = Pattern.compile("(?<![\\w\"])\\((\"?\\w+\"?)\\)");

    /** A bound counts only where every part of the condition must hold. */
    private static final Pattern NOT_A_BOUND = Pattern.compile(" OR |\\bNOT\\b(?! VALID| NULL)|\\bCASE\\b");

    private BoundedText() {}

    /** Whether this is about two columns of text, so that only their lengths can differ. */
    static boolean concerns(String scripts, String entity) {
        Matcher varying = VARYING.matcher(entity);
        return varying.matches() && scripts.equals(varying.group("array") == null ? "text" : "text[]");
    }

    /** Whether the bound of the scripts is the length of the entity. */
    static boolean same(OptionalInt bound, String entity) {
        Matcher varying = VARYING.matcher(entity);
        return varying.matches() && Integer.parseInt(varying.group("length")) == bound.orElse(UNSTATED);
    }

    /** Whether two expressions are the same but for the casts that one of them needs for its {@code varchar}. */
    static boolean sameExpression(String scripts, String entity) {
        return withoutCasts(scripts).equals(withoutCasts(entity));
    }

    private static String withoutCasts(String expression) {
        return LONE_NAME.matcher(CAST.matcher(expression).replaceAll("")).replaceAll("$1");
    }

    /** The most characters that the checks of a table let into a column. */
    static OptionalInt bound(String column, List<Entry> checks) {
        Pattern bound = Pattern.compile("\\b(?:char_length|octet_length|length)\\(\"?" + Pattern.quote(column)
                + "\"?\\) (?<sign><=|<|=) (?<number>\\d+)");
        return checks.stream()
                .map(Entry::definition)
                .filter(check -> !NOT_A_BOUND.matcher(check).find())
                .flatMap(check -> bound.matcher(check).results())
                .mapToInt(found -> Integer.parseInt(found.group(2)) - ("<".equals(found.group(1)) ? 1 : 0))
                .min();
    }
}
