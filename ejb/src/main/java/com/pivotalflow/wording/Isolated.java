package com.pivotalflow.wording;

/**
 * Keeps what people wrote apart from the direction of the text around it, by the marks of the Unicode bidirectional
 * algorithm. Marks in the text itself can't end that: an end without a beginning is left out, and a beginning without an
 * end is ended, line by line.
 */
public final class Isolated {

    private static final int FIRST_BEGIN = 0x2066;
    private static final int LAST_BEGIN = 0x2068;
    private static final char END = '\u2069';

    private Isolated() {}

    /** The text between marks, to be put into a sentence. */
    public static String of(String text) {
        return Character.toString(LAST_BEGIN) + balanced(text) + END;
    }

    /** The text as it is, but for what would reach beyond it. */
    public static String balanced(String text) {
        if (text.chars().noneMatch(character -> FIRST_BEGIN <= character && character <= END)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == END && depth == 0) {
                continue;
            }
            if (character == '\n' || character == '\u2029') {
                close(kept, depth);
                depth = 0;
            }
            kept.append(character);
            if (character == END) {
                depth--;
            } else if (FIRST_BEGIN <= character && character <= LAST_BEGIN) {
                depth++;
            }
        }
        close(kept, depth);
        return kept.toString();
    }

    private static void close(StringBuilder kept, int depth) {
        kept.append(String.valueOf(END).repeat(depth));
    }
}
