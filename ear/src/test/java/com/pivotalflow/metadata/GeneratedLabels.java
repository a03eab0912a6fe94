package com.pivotalflow.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Keys and documents at random, many of them near to what is forbidden; the same for the same seed. */
final class GeneratedLabels {

    private static final String SEPARATORS = "_- .\u00AD\u200B\u200C\u200D\u2060\uFEFF";

    /** Of no meaning to the guard: blanks and hyphens of other kinds, signs, a combining mark, letters that look alike. */
    private static final String NEAR_MISSES =
            "\u00A0\u2010\u2013\u3000\u180E\u0301/:$\"'\\{}[]\u0430\u0435\u03BF\u0131";

    private static final int LATIN_FULL_WIDTH = 0xFF41 - 'a';
    private static final int LATIN_BOLD = 0x1D41A - 'a';
    private static final int LATIN_CIRCLED = 0x24D0 - 'a';
    private static final int DEEPEST = 8;

    private final Random random;
    private final List<String> forbidden = ForbiddenKeys.normalized();

    GeneratedLabels(long seed) {
        random = new Random(seed);
    }

    /** A key that can stand in a document of the database. */
    String key() {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> anything();
            case 2 -> "label" + random.nextInt(1000);
            default -> disguised(forbidden.get(random.nextInt(forbidden.size())));
        };
    }

    /** An object, nested at most 8 deep. */
    Map<String, Object> document() {
        return object(1);
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String key = random.nextInt(6) == 0 ? key() : "label" + random.nextInt(1000);
            members.put(key, value(depth));
        }
        return members;
    }

    private Object value(int depth) {
        int kind = random.nextInt(depth < DEEPEST ? 6 : 3);
        if (kind == 3) {
            return object(depth + 1);
        }
        if (kind == 4) {
            List<Object> elements = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                elements.add(value(depth + 1));
            }
            return elements;
        }
        return kind == 0 ? random.nextInt() : "price";
    }

    private String disguised(String key) {
        StringBuilder text = new StringBuilder();
        key.chars().forEach(letter -> {
            if (random.nextInt(6) == 0) {
                text.append(SEPARATORS.charAt(random.nextInt(SEPARATORS.length())));
            }
            if (random.nextInt(40) == 0) {
                text.append(NEAR_MISSES.charAt(random.nextInt(NEAR_MISSES.length())));
            }
            text.appendCodePoint(written(letter));
        });
        return text.toString();
    }

    private int written(int letter) {
        if (letter < 'a' || letter > 'z') {
            return letter;
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> Character.toUpperCase(letter);
            case 2 -> letter + LATIN_FULL_WIDTH;
            case 3 -> letter + LATIN_BOLD;
            case 4 -> letter + LATIN_CIRCLED;
            default -> letter;
        };
    }

    private String anything() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int letter = 1 + random.nextInt(Character.MAX_CODE_POINT);
            // Of letters younger than the platform, platform and database may know different things.
            if (Character.isDefined(letter) && Character.getType(letter) != Character.SURROGATE) {
                text.appendCodePoint(letter);
            }
        }
        return text.toString();
    }
}
