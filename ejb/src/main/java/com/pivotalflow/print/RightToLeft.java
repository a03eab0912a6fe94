package com.pivotalflow.print;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells the typesetter which parts of a paragraph run from right to left. Within a line it places parts one after the other
 * and reverses those, which is not enough for figures and Latin words among Hebrew ones: so everything that the Unicode
 * bidirectional algorithm turns round once is one part here, and {@link Order} puts the inside of it into order.
 */
final class RightToLeft implements BidiSplitter {

    private static final Set<Byte> STRONG = Set.of(
            Character.DIRECTIONALITY_LEFT_TO_RIGHT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);

    private List<BidiTextRun> runs = List.of();

    /** Whether a text needs this at all. */
    static boolean isIn(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    @Override
    public void setParagraph(String paragraph, byte defaultDirection) {
        runs = new ArrayList<>();
        Bidi bidi = new Bidi(
                paragraph, defaultDirection == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        for (int run = 0; run < bidi.getRunCount(); run++) {
            add(bidi.getRunStart(run), bidi.getRunLimit(run), bidi.getRunLevel(run) == 0 ? LTR : RTL);
        }
    }

    private void add(int start, int limit, byte direction) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).getDirection() == direction) {
            BidiTextRun before = runs.remove(last);
            runs.add(new BidiTextRun(before.getStart(), limit - before.getStart(), direction));
        } else {
            runs.add(new BidiTextRun(start, limit - start, direction));
        }
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int runIndex) {
        return runs.get(runIndex);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        return paragraph
                .codePoints()
                .mapToObj(Character::getDirectionality)
                .filter(STRONG::contains)
                .findFirst()
                .map(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? LTR : RTL)
                .orElse(NEUTRAL);
    }

    /** Puts what runs from right to left into the order in which it is drawn, from left to right. */
    static final class Order implements BidiReorderer {

        private static final String BRACKETS =
                "()[]{}<>\u00AB\u00BB\u2039\u203A\u2264\u2265\u2329\u232A\u3008\u3009\u300A\u300B";

        @Override
        public String reorderRTLTextToLTR(String text) {
            Bidi bidi = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
            int[] characters = text.codePoints().toArray();
            byte[] levels = new byte[characters.length];
            Integer[] drawn = new Integer[characters.length];
            int at = 0;
            for (int i = 0; i < characters.length; i++) {
                levels[i] = (byte) bidi.getLevelAt(at);
                at += Character.charCount(characters[i]);
                drawn[i] = levels[i] % 2 == 0 ? characters[i] : mirrored(characters[i]);
            }
            Bidi.reorderVisually(levels, 0, drawn, 0, drawn.length);
            StringBuilder line = new StringBuilder(text.length());
            for (Integer character : drawn) {
                line.appendCodePoint(character);
            }
            return line.toString();
        }

        private static int mirrored(int character) {
            int place = BRACKETS.indexOf(character);
            return place < 0 ? character : BRACKETS.charAt(place % 2 == 0 ? place + 1 : place - 1);
        }

        /** Letters are joined before: see {@link ArabicForms}. */
        @Override
        public String shapeText(String text) {
            return text;
        }

        @Override
        public String deshapeText(String text) {
            return text;
        }

        @Override
        public boolean isLiveImplementation() {
            return true;
        }
    }
}
