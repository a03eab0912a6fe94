package com.pivotalflow.schema.script;

/** What characters are to PostgreSQL's scanner, and where quotes and lines end. */
final class SqlCharacters {

    private SqlCharacters() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u000B';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= '\u0080';
    }

    static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }

    static int endOfLine(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    /** Where a quote ends that was opened before {@code from}; -1 if it never ends. */
    static int closing(String text, int from, char quote, boolean escapes) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (escapes && c == '\\') {
                i += 2;
            } else if (c == quote && text.startsWith(String.valueOf(quote), i + 1)) {
                i += 2;
            } else if (c == quote) {
                return i;
            } else {
                i++;
            }
        }
        return -1;
    }

    /** A string goes on behind a line end, with the same rules; answers where its next quote stands, or -1. */
    static int continuation(String text, int from) {
        int look = from;
        boolean newLine = false;
        while (look < text.length()) {
            char c = text.charAt(look);
            if (isBlank(c)) {
                newLine |= c == '\n' || c == '\r';
                look++;
            } else if (text.startsWith("--", look)) {
                look = endOfLine(text, look);
            } else {
                return newLine && c == '\'' ? look : -1;
            }
        }
        return -1;
    }
}
