package com.pivotalflow.console;

import java.util.function.IntPredicate;

/**
 * What somebody writes who means no good, or who simply has another script: markup, entities, places of templates, marks
 * that turn the direction of text round, with ends that have no beginning and beginnings that have no end, Hebrew, Arabic,
 * and pictures put together by joiners.
 */
final class WrittenText {

    private static final String ASTRONAUT = "\uD83D\uDC69\u200D\uD83D\uDE80";
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    private static final String HEBREW = "\u05E9\u05DC\u05D5\u05DD";
    private static final String ARABIC = "\u0645\u0631\u062D\u0628\u0627";

    private static final String WORST =
            "\u2069\u2069\u202Eexe.gnp\u202C <b>bold</b> &amp; {{quote.internalNotes}} ${title}"
                    + " \u200F" + HEBREW + " " + ARABIC + " " + ASTRONAUT + FAMILY
                    + " <script>document.title='broken'</script><img src=x onerror=\"window.broken=1\"> \u2067\u202Eopen ";

    private WrittenText() {}

    /** A text that begins with a word and is as long as it may be, in characters. */
    static String of(String word, int most) {
        String endless = word + " " + WORST.repeat(1 + most / WORST.codePointCount(0, WORST.length()));
        String cut = endless.substring(0, endless.offsetByCodePoints(0, most - 1));
        return cut + "x";
    }

    /** The same as a PDF says it, without its blanks and without what nobody sees. */
    static String printed(String text) {
        StringBuilder printed = new StringBuilder();
        text.codePoints()
                .filter(character ->
                        Character.getType(character) != Character.FORMAT && !Character.isWhitespace(character))
                .forEach(printed::appendCodePoint);
        return printed.toString();
    }

    /** What was drawn, with its Hebrew and its Arabic word in the order in which they are read, on one line or on two. */
    static String inOrder(String drawn) {
        String hebrew = new StringBuilder(HEBREW).reverse().toString();
        String arabic = new StringBuilder(ARABIC).reverse().toString();
        return drawn.replace(arabic + hebrew, HEBREW + ARABIC).replace(hebrew + arabic, HEBREW + ARABIC);
    }

    /** The text without marks that begin and end isolation: pages make them even. */
    static String plain(String text) {
        IntPredicate isIsolation = character -> 0x2066 <= character && character <= 0x2069;
        return text.codePoints()
                .filter(isIsolation.negate())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
