package com.pivotalflow.print;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes text fit for print and remembers which fonts show it. What nobody can see is left out: marks of direction, with
 * which figures could be made to read backwards, joiners and control characters. A character that no font of ours shows
 * becomes the replacement character.
 */
final class PrintedText {

    private static final int REPLACEMENT = 0xFFFD;

    private final Set<Typeface> typefaces = EnumSet.of(Typeface.TEXT, Typeface.STRONG);
    private final Set<Integer> characters = new HashSet<>();
    private boolean isTurning;

    /** The fonts that everything needed that went through here. */
    Set<Typeface> typefaces() {
        return EnumSet.copyOf(typefaces);
    }

    /** All characters that have a font. */
    Set<Integer> characters() {
        return Set.copyOf(characters);
    }

    /** Whether anything in it runs from right to left. */
    boolean isTurning() {
        return isTurning;
    }

    /** The text letter by letter. */
    String of(String text) {
        return printed(composed(text));
    }

    /** The text with the letters of the Arabic script joined, as they are drawn. */
    String joined(String text) {
        return printed(ArabicForms.of(composed(text)));
    }

    private static String composed(String text) {
        return Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC);
    }

    private String printed(String text) {
        StringBuilder printed = new StringBuilder(text.length());
        text.codePoints().map(PrintedText::character).forEach(codePoint -> append(printed, codePoint));
        isTurning = isTurning || RightToLeft.isIn(printed.toString());
        return printed.toString();
    }

    private void append(StringBuilder printed, int codePoint) {
        if (isLineBreak(codePoint)) {
            printed.append('\n');
        } else if (codePoint == '\t') {
            printed.append('\t');
        } else if (Character.isSpaceChar(codePoint)) {
            printed.append(codePoint == 0x00A0 || codePoint == 0x202F ? '\u00A0' : ' ');
        } else if (!isInvisible(codePoint)) {
            printed.appendCodePoint(shown(codePoint));
        }
    }

    /** For the name of a radical, the character that looks the same: fonts have one picture for both. */
    private static int character(int codePoint) {
        return FontFile.isRadical(codePoint)
                ? Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC)
                        .codePointAt(0)
                : codePoint;
    }

    private int shown(int codePoint) {
        for (Typeface typeface : Typeface.values()) {
            if (typeface.shows(codePoint)) {
                typefaces.addAll(typeface.weights());
                characters.add(codePoint);
                return codePoint;
            }
        }
        return REPLACEMENT;
    }

    private static boolean isLineBreak(int codePoint) {
        return codePoint == '\n'
                || codePoint == '\r'
                || codePoint == 0x000B
                || codePoint == 0x000C
                || codePoint == 0x0085
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }

    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || (0xFE00 <= codePoint && codePoint <= 0xFE0F)
                || (0xE0100 <= codePoint && codePoint <= 0xE01EF);
    }
}
