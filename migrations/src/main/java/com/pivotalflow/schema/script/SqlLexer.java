package com.pivotalflow.schema.script;

import static com.pivotalflow.schema.script.SqlCharacters.isBlank;
import static com.pivotalflow.schema.script.SqlCharacters.isDigit;
import static com.pivotalflow.schema.script.SqlCharacters.isWordPart;
import static com.pivotalflow.schema.script.SqlCharacters.isWordStart;

import com.pivotalflow.schema.script.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens by the rules of PostgreSQL's own scanner with {@code standard_conforming_strings} on. It never fails:
 * what does not end reaches to the end of the text.
 */
final class SqlLexer {

    private static final String OPERATOR = "+-*/<>=~!@#%^&|`?";

    /** Operators with one of these may end in + or -. */
    private static final String KEEPS_SIGN = "~!@#%^&|`?";

    private final String text;
    private int at;

    SqlLexer(String text) {
        this.text = text;
    }

    /** Where the next token is looked for. */
    int position() {
        return at;
    }

    /** The next token; null at the end. */
    @Nullable
    Token next() {
        int comment = skipBlanks();
        if (comment >= 0) {
            return token(Kind.UNTERMINATED, comment, text.length());
        }
        if (at >= text.length()) {
            return null;
        }
        char c = text.charAt(at);
        if (c == '\'') {
            return string(at, at, false);
        }
        if (c == '"') {
            return identifier(at, at);
        }
        Token prefixed = prefixed(c);
        if (prefixed != null) {
            return prefixed;
        }
        if (isWordStart(c) || text.startsWith("${", at)) {
            return word();
        }
        if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)))) {
            return number();
        }
        if (c == '$') {
            return dollar();
        }
        return sign(c);
    }

    /** The lines after COPY … FROM STDIN: from here to the line that holds nothing but a backslash and a point. */
    @Nullable
    Token copyData() {
        int begin = at;
        int line = text.indexOf('\n', at);
        while (line >= 0) {
            int end = text.indexOf('\n', line + 1);
            int stop = end < 0 ? text.length() : end;
            if (text.substring(line + 1, stop).stripTrailing().equals("\\.")) {
                return token(Kind.COPY_DATA, begin, stop);
            }
            line = end;
        }
        return begin == text.length() ? null : token(Kind.COPY_DATA, begin, text.length());
    }

    /** Skips blanks and comments; answers where a comment begins that never ends, else -1. */
    private int skipBlanks() {
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = SqlCharacters.endOfLine(text, at);
            } else if (text.startsWith("/*", at)) {
                int begin = at;
                if (!skipComment()) {
                    return begin;
                }
            } else {
                break;
            }
        }
        return -1;
    }

    private boolean skipComment() {
        int depth = 0;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return true;
                }
            } else {
                at++;
            }
        }
        return false;
    }

    /** A string or identifier whose prefix changes how it is read; null if there is none here. */
    private @Nullable Token prefixed(char c) {
        char second = charAt(at + 1);
        if (second == '\'' && "eEbBxXnN".indexOf(c) >= 0) {
            return string(at, at + 1, c == 'e' || c == 'E');
        }
        if ((c == 'u' || c == 'U') && second == '&') {
            char quote = charAt(at + 2);
            if (quote == '\'') {
                return string(at, at + 2, false);
            }
            if (quote == '"') {
                return identifier(at, at + 2);
            }
        }
        return null;
    }

    private Token string(int begin, int quote, boolean escapes) {
        StringBuilder inner = new StringBuilder();
        int open = quote;
        while (open >= 0) {
            int close = SqlCharacters.closing(text, open + 1, '\'', escapes);
            if (close < 0) {
                return token(Kind.UNTERMINATED, begin, text.length());
            }
            inner.append(text, open + 1, close);
            at = close + 1;
            open = SqlCharacters.continuation(text, at);
        }
        String raw = inner.toString();
        String value = escapes
                ? Literals.unescape(raw)
                : quote - begin == 2
                        ? Literals.unicode(Literals.unquote(raw, '\''), '\\')
                        : Literals.unquote(raw, '\'');
        return new Token(Kind.STRING, begin, at, text.substring(begin, at), value);
    }

    private Token identifier(int begin, int quote) {
        int close = SqlCharacters.closing(text, quote + 1, '"', false);
        if (close < 0) {
            return token(Kind.UNTERMINATED, begin, text.length());
        }
        at = close + 1;
        String inner = Literals.unquote(text.substring(quote + 1, close), '"');
        String value = quote == begin ? inner : Literals.unicode(inner, '\\');
        return new Token(Kind.IDENTIFIER, begin, at, text.substring(begin, at), value);
    }

    private Token word() {
        int end = at;
        while (end < text.length()) {
            int placeholder = text.startsWith("${", end) ? text.indexOf('}', end) : -1;
            if (placeholder > 0) {
                end = placeholder + 1;
            } else if (isWordPart(text.charAt(end)) && !text.startsWith("${", end)) {
                end++;
            } else {
                break;
            }
        }
        // A placeholder that is never closed must not stop the reading.
        return word(Math.max(end, at + 1));
    }

    private Token word(int end) {
        int begin = at;
        at = end;
        String raw = text.substring(begin, end);
        return new Token(Kind.WORD, begin, end, raw, Literals.fold(raw));
    }

    private Token number() {
        int end = at;
        while (end < text.length()) {
            char c = text.charAt(end);
            char before = end == at ? ' ' : text.charAt(end - 1);
            boolean exponent = (c == '+' || c == '-')
                    && (before == 'e' || before == 'E')
                    && !text.startsWith("0x", at)
                    && isDigit(charAt(end + 1));
            if (!exponent && !isWordPart(c) && !(c == '.' && charAt(end + 1) != '.')) {
                break;
            }
            end++;
        }
        return token(Kind.NUMBER, at, end);
    }

    private Token dollar() {
        int end = at + 1;
        if (isDigit(charAt(end))) {
            while (isDigit(charAt(end))) {
                end++;
            }
            return token(Kind.PARAMETER, at, end);
        }
        while (charAt(end) != '$' && isWordPart(charAt(end))) {
            end++;
        }
        if (charAt(end) != '$') {
            return token(Kind.SIGN, at, at + 1);
        }
        String tag = text.substring(at, end + 1);
        int close = text.indexOf(tag, end + 1);
        if (close < 0) {
            return token(Kind.UNTERMINATED, at, text.length());
        }
        int begin = at;
        at = close + tag.length();
        return new Token(Kind.DOLLAR, begin, at, text.substring(begin, at), text.substring(end + 1, close));
    }

    private Token sign(char c) {
        if (text.startsWith("::", at) || text.startsWith(":=", at) || text.startsWith("..", at)) {
            return token(Kind.SIGN, at, at + 2);
        }
        int end = at + 1;
        if (OPERATOR.indexOf(c) >= 0) {
            while (end < text.length()
                    && OPERATOR.indexOf(text.charAt(end)) >= 0
                    && !text.startsWith("--", end)
                    && !text.startsWith("/*", end)) {
                end++;
            }
            end = withoutSigns(end);
        }
        return token(Kind.SIGN, at, end);
    }

    /** In {@code a <-1} the minus belongs to the number, unless the operator has a sign that no number follows. */
    private int withoutSigns(int end) {
        for (int i = at; i < end; i++) {
            if (KEEPS_SIGN.indexOf(text.charAt(i)) >= 0) {
                return end;
            }
        }
        int shorter = end;
        while (shorter > at + 1 && "+-".indexOf(text.charAt(shorter - 1)) >= 0) {
            shorter--;
        }
        return shorter;
    }

    private Token token(Kind kind, int begin, int end) {
        at = end;
        String raw = text.substring(begin, end);
        return new Token(kind, begin, end, raw, raw);
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }
}
