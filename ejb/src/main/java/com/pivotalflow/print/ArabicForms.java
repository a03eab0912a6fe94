package com.pivotalflow.print;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives letters of the Arabic script the form that their neighbours ask for, by the characters that Unicode has for those
 * forms: a PDF is drawn glyph by glyph, and nobody after us joins letters. Which forms a letter has is read from the
 * characters themselves; letters of which Unicode has none, as some of Pashto and Sindhi, stand alone.
 */
final class ArabicForms {

    private static final int FIRST_LETTER = 0x0600;
    private static final int FIRST_FORM = 0xFB50;
    private static final int LAST_FORM = 0xFEFC;

    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;

    private static final String[] NAMES = {" ISOLATED FORM", " FINAL FORM", " INITIAL FORM", " MEDIAL FORM"};

    private static final int LAM = 0x0644;
    private static final int TATWEEL = 0x0640;
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private static final Map<String, int[]> FORMS = forms();

    private final int[] letters;
    private final StringBuilder shaped;

    private ArabicForms(String text) {
        letters = text.codePoints().toArray();
        shaped = new StringBuilder(text.length());
    }

    /** The text in the order in which it is read, its Arabic letters joined. */
    static String of(String text) {
        if (text.chars().allMatch(character -> character < FIRST_LETTER)) {
            return text;
        }
        ArabicForms forms = new ArabicForms(text);
        int at = 0;
        while (at < forms.letters.length) {
            at = forms.append(at);
        }
        return forms.shaped.toString();
    }

    private static Map<String, int[]> forms() {
        Map<String, int[]> forms = new HashMap<>();
        for (int character = FIRST_FORM; character <= LAST_FORM; character++) {
            String letters = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
            String name = Character.getName(character);
            if (name == null || letters.length() > 1 && !isLamAlef(letters)) {
                continue;
            }
            for (int form = ISOLATED; form <= MEDIAL; form++) {
                if (name.endsWith(NAMES[form])) {
                    forms.computeIfAbsent(letters, unused -> new int[NAMES.length])[form] = character;
                }
            }
        }
        return forms;
    }

    private static boolean isLamAlef(String letters) {
        return letters.length() == 2
                && letters.charAt(0) == LAM
                && "\u0622\u0623\u0625\u0627".indexOf(letters.charAt(1)) >= 0;
    }

    /** Appends what begins at a place; gives the place after it. */
    private int append(int at) {
        int[] forms = FORMS.get(Character.toString(letters[at]));
        if (forms == null) {
            shaped.appendCodePoint(letters[at]);
            return at + 1;
        }
        boolean joinsBefore = joinsOn(neighbour(at, -1)) && forms[FINAL] != 0;
        int next = neighbour(at, 1);
        int[] both = next < 0 ? null : FORMS.get(Character.toString(letters[at]) + Character.toString(letters[next]));
        if (both != null) {
            shaped.appendCodePoint(both[joinsBefore ? FINAL : ISOLATED]);
            // What stands upon the first letter now stands upon both.
            for (int mark = at + 1; mark < next; mark++) {
                shaped.appendCodePoint(letters[mark]);
            }
            return next + 1;
        }
        boolean joinsAfter = forms[INITIAL] != 0 && joinsBack(next);
        int form = forms[joinsBefore ? joinsAfter ? MEDIAL : FINAL : joinsAfter ? INITIAL : ISOLATED];
        shaped.appendCodePoint(form == 0 ? letters[at] : form);
        return at + 1;
    }

    /** The place of the next letter or sign, past marks that stand upon letters; negative if there is none. */
    private int neighbour(int at, int step) {
        int place = at + step;
        while (0 <= place && place < letters.length && isTransparent(letters[place])) {
            place += step;
        }
        return place < letters.length ? place : -1;
    }

    private static boolean isTransparent(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT && character != NON_JOINER && character != JOINER;
    }

    private boolean joinsOn(int place) {
        return place >= 0 && (isJoiner(letters[place]) || forms(place)[INITIAL] != 0);
    }

    private boolean joinsBack(int place) {
        return place >= 0 && (isJoiner(letters[place]) || forms(place)[FINAL] != 0);
    }

    private int[] forms(int place) {
        return FORMS.getOrDefault(Character.toString(letters[place]), new int[NAMES.length]);
    }

    private static boolean isJoiner(int character) {
        return character == TATWEEL || character == JOINER;
    }
}
