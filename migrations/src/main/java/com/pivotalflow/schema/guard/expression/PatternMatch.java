package com.pivotalflow.schema.guard.expression;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code ~}, {@code ~*}, LIKE, ILIKE and their negations. */
public final class PatternMatch implements Expression {

    private final Expression part;
    private final String source;
    private final boolean negated;
    private final boolean regular;
    private final @Nullable Pattern pattern;

    private PatternMatch(Expression part, String source, boolean negated, boolean regular, boolean anyCase) {
        this.part = part;
        this.source = source;
        this.negated = negated;
        this.regular = regular;
        this.pattern = compile(regular ? regex(source) : like(source), anyCase);
    }

    static boolean is(String operator) {
        return List.of("~", "~*", "!~", "!~*", "~~", "~~*", "!~~", "!~~*").contains(operator);
    }

    static Expression of(Expression part, String operator, String pattern) {
        String positive = operator.startsWith("!") ? operator.substring(1) : operator;
        return new PatternMatch(
                part, pattern, operator.startsWith("!"), !positive.startsWith("~~"), positive.endsWith("*"));
    }

    /** The pattern, if it is a regular expression that has to match; else null. */
    public @Nullable String wantedRegex() {
        return regular && !negated ? source : null;
    }

    @Override
    public Object value(Row row) {
        Object value = part.value(row);
        if (value instanceof Missing || pattern == null) {
            return value == Missing.NULL ? value : Missing.UNKNOWN;
        }
        return pattern.matcher(value.toString()).find() != negated;
    }

    @Override
    public List<Expression> parts() {
        return List.of(part);
    }

    @Override
    public boolean isCondition() {
        return true;
    }

    private static @Nullable Pattern compile(String regex, boolean anyCase) {
        try {
            return Pattern.compile(regex, Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE : 0));
        } catch (PatternSyntaxException e) {
            // What Java reads otherwise than the server is left to the server.
            return null;
        }
    }

    private static String regex(String source) {
        String regex = source;
        for (String[] name : new String[][] {
            {"space", "\\s"},
            {"digit", "0-9"},
            {"alpha", "a-zA-Z"},
            {"alnum", "a-zA-Z0-9"},
            {"upper", "A-Z"},
            {"lower", "a-z"},
            {"xdigit", "0-9a-fA-F"},
            {"punct", "\\p{Punct}"},
            {"cntrl", "\\p{Cntrl}"}
        }) {
            regex = regex.replace("[:" + name[0] + ":]", name[1]);
        }
        // A dollar sign ends the text here, not a line before it.
        return regex.endsWith("$") && !regex.endsWith("\\$") ? regex.substring(0, regex.length() - 1) + "\\z" : regex;
    }

    private static String like(String source) {
        StringBuilder regex = new StringBuilder("\\A");
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\' && i + 1 < source.length()) {
                regex.append(Pattern.quote(source.substring(i + 1, i + 2)));
                i++;
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.append("\\z").toString();
    }
}
