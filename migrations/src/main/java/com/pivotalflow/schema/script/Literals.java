package com.pivotalflow.schema.script;

/** What quoted texts mean. Escapes that make no sense are left as they stand: the server will refuse them. */
final class Literals {

    private Literals() {}

    /** Text between quotes in which the quote is doubled. */
    static String unquote(String inner, char quote) {
        String one = String.valueOf(quote);
        return inner.replace(one + one, one);
    }

    /** Folds as the server does in UTF-8: ASCII letters only. */
    static String fold(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return folded.toString();
    }

    /** Text of {@code E'…'}. */
    static String unescape(String inner) {
        StringBuilder out = new StringBuilder(inner.length());
        int i = 0;
        while (i < inner.length()) {
            char c = inner.charAt(i);
            if (c != '\\' || i + 1 == inner.length()) {
                out.append(c);
                i += c == '\'' ? 2 : 1;
                continue;
            }
            i = escape(inner, i + 1, out);
        }
        return out.toString();
    }

    /** Text of {@code U&'…'} or {@code U&"…"} with its escape character. */
    static String unicode(String inner, char escape) {
        StringBuilder out = new StringBuilder(inner.length());
        int i = 0;
        while (i < inner.length()) {
            char c = inner.charAt(i);
            boolean long6 = inner.startsWith("+", i + 1);
            int digits = digits(inner, long6 ? i + 2 : i + 1, long6 ? 6 : 4, 16);
            if (c == escape && digits == (long6 ? 6 : 4)) {
                int from = long6 ? i + 2 : i + 1;
                append(out, Integer.parseInt(inner.substring(from, from + digits), 16));
                i = from + digits;
            } else {
                out.append(c);
                i += c == escape && inner.startsWith(String.valueOf(escape), i + 1) ? 2 : 1;
            }
        }
        return out.toString();
    }

    private static int escape(String inner, int at, StringBuilder out) {
        char c = inner.charAt(at);
        int simple = "bfnrt".indexOf(c);
        if (simple >= 0) {
            out.append("\b\f\n\r\t".charAt(simple));
            return at + 1;
        }
        if (c == 'x' || c == 'u' || c == 'U') {
            int digits = digits(inner, at + 1, c == 'x' ? 2 : c == 'u' ? 4 : 8, 16);
            if (digits > 0) {
                append(out, (int) Long.parseLong(inner.substring(at + 1, at + 1 + digits), 16));
                return at + 1 + digits;
            }
        }
        int octal = digits(inner, at, 3, 8);
        if (octal > 0) {
            append(out, Integer.parseInt(inner.substring(at, at + octal), 8));
            return at + octal;
        }
        out.append(c);
        return at + 1;
    }

    private static void append(StringBuilder out, int codePoint) {
        if (Character.isValidCodePoint(codePoint)) {
            out.appendCodePoint(codePoint);
        }
    }

    private static int digits(String text, int from, int most, int radix) {
        int count = 0;
        while (count < most && from + count < text.length() && Character.digit(text.charAt(from + count), radix) >= 0) {
            count++;
        }
        return count;
    }
}
