package com.pivotalflow.schema.twin;

import java.util.regex.Pattern;

/** E3: {@code timestamptz} is {@code timestamp(6) with time zone}: six digits are what the server keeps anyway. */
final class Microseconds {

    private static final Pattern STATED = Pattern.compile("(?<=timestamp|time)\\(6\\)");

    private Microseconds() {}

    static boolean same(String scripts, String entity) {
        return scripts.equals(STATED.matcher(entity).replaceFirst(""));
    }
}
