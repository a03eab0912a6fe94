package com.pivotalflow.settings;

import java.util.regex.Pattern;

/** Names that organizations give to flags and settings. */
final class Keys {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_.]{0,99}");

    private Keys() {}

    /** Whether it can be a name at all; nothing is stored under any other. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }
}
