package com.pivotalflow.mail;

import java.util.regex.Pattern;

/** Text that is to stand in the header of a message, where the end of a line would begin another field. */
final class HeaderText {

    /** Controls, format characters that turn the direction of text, and ends of lines and paragraphs. */
    private static final Pattern BREAKING = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private HeaderText() {}

    /** The text on one line. */
    static String oneLine(String text) {
        return BREAKING.matcher(text).replaceAll(" ").strip();
    }
}
