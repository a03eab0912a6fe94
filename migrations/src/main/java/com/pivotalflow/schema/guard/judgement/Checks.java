package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.snapshot.Constraint;
import com.pivotalflow.schema.script.SqlTokens;
import com.pivotalflow.schema.script.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what two checks admit, as far as their texts tell. */
final class Checks {

    private static final Set<String> TYPE_WORDS =
            Set.of("varying", "precision", "with", "without", "time", "zone", "to", "second", "minute", "hour", "day");

    /** Words before a parenthesis that only groups. */
    private static final Set<String> BEFORE_GROUP =
            Set.of("and", "or", "not", "is", "in", "then", "when", "else", "case", "any", "between", "like");

    /** What a new check admits, seen from an old one. */
    enum Relation {
        /** A part of it. */
        STRICTER,
        /** All of it and more words of a closed set. */
        WIDER_SET,
        /** Something else, or it cannot be told. */
        OTHER
    }

    private Checks() {}

    /** Whether they say the same, whatever they are called and whether old rows were checked. */
    static boolean same(Constraint old, Constraint now) {
        if (old.kind() == 'c' && now.kind() == 'c') {
            return old.columns().equals(now.columns())
                    && normal(old.expression()).equals(normal(now.expression()));
        }
        return strip(old.definition()).equals(strip(now.definition()));
    }

    /** The column that a check makes required, if it does nothing else. */
    static Optional<Integer> requiredColumn(Constraint check) {
        List<String> words = normal(check.expression());
        boolean required = words.size() == 4 && words.subList(1, 4).equals(List.of("is", "not", "null"));
        return required && check.columns().size() == 1
                ? Optional.of(check.columns().get(0))
                : Optional.empty();
    }

    /** Compares what they admit: words of a closed set, and the parts that AND joins. */
    static Relation compare(Constraint old, Constraint now) {
        List<String> first = normal(old.expression());
        List<String> second = normal(now.expression());
        if (!old.columns().equals(now.columns())) {
            return Relation.OTHER;
        }
        if (isSet(first) && isSet(second) && subject(first).equals(subject(second))) {
            Set<String> earlier = words(first);
            Set<String> later = words(second);
            if (earlier.containsAll(later)) {
                return Relation.STRICTER;
            }
            return later.containsAll(earlier) ? Relation.WIDER_SET : Relation.OTHER;
        }
        List<List<String>> parts = conjuncts(second);
        boolean implied =
                conjuncts(first).stream().allMatch(part -> parts.stream().anyMatch(other -> implies(other, part)));
        return implied ? Relation.STRICTER : Relation.OTHER;
    }

    /** Whether it is {@code … = ANY (ARRAY[…])} or {@code … = '…'} and nothing else. */
    private static boolean isSet(List<String> words) {
        int size = words.size();
        if (size == 3) {
            return words.get(1).equals("=") && words.get(2).startsWith("'");
        }
        int begin = words.indexOf("array");
        List<String> head = begin < 3 ? List.of() : words.subList(begin - 3, begin);
        List<String> values = begin < 0 ? List.of() : words.subList(begin + 2, size);
        long others = values.stream()
                .filter(word -> !word.startsWith("'") && !word.matches("[-0-9.]+|,|]|\\)"))
                .count();
        return head.equals(List.of("=", "any", "("))
                && others == 0
                && words.get(size - 1).equals(")");
    }

    private static List<String> subject(List<String> set) {
        return set.subList(0, set.indexOf("="));
    }

    private static Set<String> words(List<String> set) {
        Set<String> words = new HashSet<>(set.subList(set.indexOf("="), set.size()));
        words.removeIf(word -> !word.startsWith("'") && !word.matches("[-0-9.]+"));
        return words;
    }

    /** The parts that AND joins at the top, without the parentheses around them. */
    private static List<List<String>> conjuncts(List<String> words) {
        List<List<String>> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i <= words.size(); i++) {
            String word = i == words.size() ? "and" : words.get(i);
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (depth == 0 && word.equals("or")) {
                return List.of(words);
            }
            if (depth == 0 && word.equals("and")) {
                List<String> part = new ArrayList<>(words.subList(begin, i));
                while (dropGroup(part)) {
                    // Only what stands around all of it is left to go.
                }
                parts.add(part);
                begin = i + 1;
            }
        }
        return parts;
    }

    /** Whether a part is the same as another, or a bound that is at least as narrow. */
    private static boolean implies(List<String> part, List<String> other) {
        int bound = other.size() - 1;
        boolean comparable = bound >= 2
                && part.size() == other.size()
                && part.subList(0, bound).equals(other.subList(0, bound))
                && part.get(bound).matches("[0-9.]+")
                && other.get(bound).matches("[0-9.]+");
        if (!comparable) {
            return part.equals(other);
        }
        int order = new BigDecimal(part.get(bound)).compareTo(new BigDecimal(other.get(bound)));
        return switch (other.get(bound - 1)) {
            case ">", ">=" -> order >= 0;
            case "<", "<=" -> order <= 0;
            default -> order == 0;
        };
    }

    /** As words, without the casts that a change of type adds and the parentheses that group a single thing. */
    private static List<String> normal(String expression) {
        List<Token> tokens = SqlTokens.of(expression).statements().stream()
                .flatMap(statement -> statement.tokens().stream())
                .toList();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int type = afterCast(tokens, i);
            if (type > i) {
                i = afterType(tokens, type) - 1;
            } else {
                words.add(word(tokens.get(i)));
            }
        }
        while (dropGroup(words)) {
            // Each time the groups around become simpler.
        }
        return words;
    }

    private static String word(Token token) {
        if (token.isString()) {
            return "'" + token.value();
        }
        return token.kind() == Token.Kind.IDENTIFIER ? '"' + token.value() + '"' : token.value();
    }

    private static int afterCast(List<Token> tokens, int at) {
        if (tokens.get(at).isSign("::")) {
            return at + 1;
        }
        boolean two = tokens.get(at).isSign(":")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isSign(":");
        return two ? at + 2 : at;
    }

    private static int afterType(List<Token> tokens, int begin) {
        int at = begin + 1;
        while (at + 1 < tokens.size() && tokens.get(at).isSign(".")) {
            at += 2;
        }
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            boolean limits = token.isSign("(")
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).kind() == Token.Kind.NUMBER;
            if (limits) {
                while (!tokens.get(at).isSign(")")) {
                    at++;
                }
                at++;
            } else if (token.isSign("[")
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).isSign("]")) {
                at += 2;
            } else if (TYPE_WORDS.contains(token.value())) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    /** Drops one pair of parentheses around a single word, around another pair, or around everything. */
    private static boolean dropGroup(List<String> words) {
        for (int open = 0; open < words.size(); open++) {
            if (!words.get(open).equals("(") || (open > 0 && isCalled(words.get(open - 1)))) {
                continue;
            }
            int close = close(words, open);
            boolean single = close == open + 2;
            boolean twice =
                    open + 1 < words.size() && words.get(open + 1).equals("(") && close(words, open + 1) == close - 1;
            boolean all = open == 0 && close == words.size() - 1;
            if (close > 0 && (single || twice || all)) {
                words.remove(close);
                words.remove(open);
                return true;
            }
        }
        return false;
    }

    private static boolean isCalled(String word) {
        return word.matches("[a-z_][a-z0-9_$]*|\".*\"") && (!BEFORE_GROUP.contains(word) || word.equals("any"));
    }

    private static int close(List<String> words, int open) {
        int depth = 0;
        for (int i = open; i < words.size(); i++) {
            depth += words.get(i).equals("(") ? 1 : words.get(i).equals(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String strip(String definition) {
        return definition.replace(" NOT VALID", "");
    }
}
