package com.pivotalflow.schema.script;

import com.pivotalflow.schema.script.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens as one line that patterns can be laid over: one blank between tokens, none inside of a name, keywords in lower
 * case, everything quoted still in its quotes and without blanks, so that no quoted text is taken for a keyword.
 */
final class Phrase {

    private static final int LONGEST_LITERAL = 200;
    private static final char HARD_BLANK = '\u00A0';

    /** What a list of objects or of actions stands behind. */
    private static final Pattern HEAD = Pattern.compile("(?:alter (?:table|foreign table|type|domain|materialized view)"
            + " (?:if exists )?(?:only )?[^ ]+ (?:\\* )?"
            + "|drop (?:materialized view|foreign table|event trigger|[a-z]+) (?:concurrently )?(?:if exists )?"
            + "|truncate (?:table )?|lock (?:table )?)");

    private static final Pattern SIMPLE = Pattern.compile("\"([a-z_][a-z0-9_$]*)\"");

    private Phrase() {}

    /** The tokens in one line. */
    static String of(List<Token> tokens) {
        StringBuilder line = new StringBuilder();
        boolean glue = true;
        for (Token token : tokens) {
            boolean dot = token.isSign(".");
            if (!glue && !dot) {
                line.append(' ');
            }
            line.append(form(token));
            glue = dot;
        }
        return line.toString();
    }

    /**
     * The same, one line for each object that a list names and each action of an ALTER: {@code DROP TABLE a, b} is two
     * of them.
     */
    static List<String> each(List<Token> tokens) {
        String whole = of(tokens);
        Matcher head = HEAD.matcher(whole);
        if (!head.lookingAt() || !whole.contains(" , ")) {
            return List.of(whole);
        }
        List<String> lines = new ArrayList<>();
        for (String part : parts(whole.substring(head.end()))) {
            lines.add(head.group() + part);
        }
        return lines;
    }

    /** A name of a phrase as people write it. */
    static String object(String name) {
        return SIMPLE.matcher(name).replaceAll("$1").replace(HARD_BLANK, ' ');
    }

    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            boolean alone = i > 0 && list.charAt(i - 1) == ' ' && list.startsWith(" ", i + 1);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0 && alone) {
                parts.add(list.substring(begin, i - 1));
                begin = i + 2;
            }
        }
        parts.add(list.substring(Math.min(begin, list.length())));
        return parts;
    }

    private static String form(Token token) {
        if (token.kind() == Kind.IDENTIFIER) {
            return '"' + hard(token.value()) + '"';
        }
        if (token.isString()) {
            return '\'' + hard(token.value()) + '\'';
        }
        return switch (token.kind()) {
            case WORD -> token.value();
            case COPY_DATA -> "";
            default -> hard(token.text());
        };
    }

    private static String hard(String text) {
        String start = text.length() > LONGEST_LITERAL ? text.substring(0, LONGEST_LITERAL) : text;
        StringBuilder out = new StringBuilder(start);
        for (int i = 0; i < out.length(); i++) {
            if (Character.isWhitespace(out.charAt(i))) {
                out.setCharAt(i, HARD_BLANK);
            }
        }
        return out.toString();
    }
}
