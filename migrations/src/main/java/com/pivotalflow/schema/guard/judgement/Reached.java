package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.observation.Observation;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.SqlTokens;
import com.pivotalflow.schema.script.Statement;
import com.pivotalflow.schema.script.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The statements that really ran inside of others, compared with texts by tokens; constants count as equal. */
final class Reached {

    private static final int LONGEST_NAME = 3;
    private static final Set<String> FORMATS = Set.of("i", "l", "s");

    private final List<List<Token>> ran = new ArrayList<>();
    private final int computed;
    private final Statement first;

    private Reached(Script script, Observation facts, Collection<String> nested) {
        for (String text : nested) {
            SqlTokens.of(text).statements().forEach(statement -> ran.add(statement.tokens()));
        }
        first = script.statements().stream()
                .filter(statement -> statement.begins("do") || statement.has("call") || statement.has("select"))
                .findFirst()
                .orElse(script.statements().get(0));
        List<List<Token>> written = new ArrayList<>();
        script.statements().forEach(statement -> collect(statement.tokens(), written));
        TextSites.bodies(facts).forEach(body -> written.add(withoutInto(tokens(body))));
        computed = (int) ran.stream()
                .filter(statement -> !isOfKey(statement))
                .filter(statement -> written.stream().noneMatch(text -> holds(text, withoutInto(statement))))
                .count();
    }

    static Reached of(Script script, Observation facts, Collection<String> nested) {
        return new Reached(script, facts, nested);
    }

    /** How many of them stand nowhere in the script or in a routine, so that their texts were put together. */
    int computed() {
        return computed;
    }

    /** Where something that ran inside most likely was called. */
    int statement() {
        return first.number();
    }

    /** The line of that statement. */
    int line() {
        return first.line();
    }

    /**
     * Whether a statement ran.
     *
     * @param phrase its beginning
     * @param cut whether the phrase may be a part of a text, so that its last word may go on
     */
    boolean contains(String phrase, boolean cut) {
        if (phrase.startsWith("setval ") || phrase.startsWith("set_config ")) {
            String name = phrase.substring(0, phrase.indexOf(' '));
            return ran.stream()
                    .anyMatch(tokens ->
                            tokens.stream().anyMatch(token -> token.value().equals(name)));
        }
        boolean shortened = phrase.endsWith("…");
        List<Token> wanted = tokens(shortened ? phrase.substring(0, phrase.length() - 1) : phrase);
        List<Token> begin = shortened && wanted.size() > 1 ? wanted.subList(0, wanted.size() - 1) : wanted;
        return ran.stream().anyMatch(tokens -> begins(tokens, begin, cut) || lists(tokens, begin));
    }

    private static boolean begins(List<Token> ran, List<Token> wanted, boolean cut) {
        for (int from = 0; from < ran.size(); from++) {
            // A statement in a WITH clause begins later.
            boolean start = from == 0 || ran.get(from - 1).isSign("(");
            if (start && matches(ran, from, wanted, 0, cut)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<Token> ran, int at, List<Token> wanted, int from, boolean cut) {
        if (from == wanted.size()) {
            return true;
        }
        if (at >= ran.size()) {
            return false;
        }
        Token want = wanted.get(from);
        boolean format = want.isSign("%")
                && from + 1 < wanted.size()
                && FORMATS.contains(wanted.get(from + 1).value());
        if (format || want.value().contains("${")) {
            int next = from + (format ? 2 : 1);
            for (int length = 1; length <= LONGEST_NAME; length++) {
                if (matches(ran, at + length, wanted, next, cut)) {
                    return true;
                }
            }
            return next == wanted.size();
        }
        // The server takes the sign of a number for a part of the constant.
        boolean negative = want.isSign("-")
                && ran.get(at).kind() == Token.Kind.PARAMETER
                && from + 1 < wanted.size()
                && wanted.get(from + 1).kind() == Token.Kind.NUMBER;
        if (negative) {
            return matches(ran, at + 1, wanted, from + 2, cut);
        }
        boolean last = from == wanted.size() - 1 && cut;
        boolean same = same(ran.get(at), want) || (last && ran.get(at).value().startsWith(want.value()));
        return same && matches(ran, at + 1, wanted, from + 1, cut);
    }

    /** {@code DROP TABLE a, b}: each object is looked for behind the same words. */
    private static boolean lists(List<Token> ran, List<Token> wanted) {
        if (wanted.size() < 3 || ran.stream().noneMatch(token -> token.isSign(","))) {
            return false;
        }
        Token last = wanted.get(wanted.size() - 1);
        return same(ran.get(0), wanted.get(0))
                && ran.size() > 1
                && same(ran.get(1), wanted.get(1))
                && ran.stream().anyMatch(token -> same(token, last));
    }

    private static boolean same(Token one, Token other) {
        return one.value().equals(other.value()) || (isConstant(one) && isConstant(other));
    }

    private static boolean isConstant(Token token) {
        return token.isString() || token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.PARAMETER;
    }

    /** The server's own statements for foreign keys. */
    private static boolean isOfKey(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.is("operator"))
                && tokens.stream().anyMatch(token -> token.is("pg_catalog"));
    }

    private static void collect(List<Token> tokens, List<List<Token>> written) {
        written.add(withoutInto(tokens));
        tokens.stream().filter(Token::isString).forEach(text -> written.add(withoutInto(tokens(text.value()))));
    }

    private static List<Token> tokens(String text) {
        return SqlTokens.of(text).statements().stream()
                .flatMap(statement -> statement.tokens().stream())
                .toList();
    }

    /** A procedural language takes INTO out of a query before it runs. */
    private static List<Token> withoutInto(List<Token> tokens) {
        List<Token> kept = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean target = tokens.get(i).is("into")
                    && (i == 0
                            || !(tokens.get(i - 1).is("insert")
                                    || tokens.get(i - 1).is("merge")));
            if (!target) {
                kept.add(tokens.get(i).is("perform") ? select(tokens.get(i)) : tokens.get(i));
                continue;
            }
            i += i + 1 < tokens.size() && tokens.get(i + 1).is("strict") ? 1 : 0;
            do {
                i++;
                while (i + 2 < tokens.size() && tokens.get(i + 1).isSign(".")) {
                    i += 2;
                }
                i++;
            } while (i < tokens.size() && tokens.get(i).isSign(","));
            i--;
        }
        return kept;
    }

    private static Token select(Token perform) {
        return new Token(perform.kind(), perform.start(), perform.end(), "select", "select");
    }

    private static boolean holds(List<Token> text, List<Token> part) {
        for (int from = 0; from + part.size() <= text.size(); from++) {
            int i = 0;
            while (i < part.size() && same(text.get(from + i), part.get(i))) {
                i++;
            }
            if (i == part.size()) {
                return true;
            }
        }
        return part.isEmpty();
    }
}
