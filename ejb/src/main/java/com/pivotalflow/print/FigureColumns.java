package com.pivotalflow.print;

import java.util.Arrays;

/**
 * How wide columns of figures are, and how large their figures, so that nothing is wrapped or cut: as wide as the longest
 * figure, and all of them smaller where that would leave too little for words. In hundredths of a millimetre and of a
 * point.
 */
final class FigureColumns {

    /** Of one digit at the usual size, rounded up. */
    private static final int DIGIT = 185;

    private static final int GAP = 250;

    private static final int LEAST = 1_650;

    /** What is between the margins, less the number and the narrowest description. */
    private static final int ALL = 11_800;

    private static final int USUAL_SIZE = 900;

    private final int[] wanted;
    private final int all;

    /**
     * Makes room for columns.
     *
     * @param longest how many characters the longest figure of each has
     */
    FigureColumns(int... longest) {
        wanted = Arrays.stream(longest)
                .map(length -> Math.max(LEAST, length * DIGIT + GAP))
                .toArray();
        all = Math.max(ALL, Arrays.stream(wanted).sum());
    }

    /** The style of a column. */
    String width(int column) {
        return "width: " + hundredths(wanted[column] * ALL / all) + "mm";
    }

    /** The style of what holds the figures. */
    String size() {
        return "font-size: " + hundredths(USUAL_SIZE * ALL / all) + "pt";
    }

    private static String hundredths(int value) {
        return value / 100 + "." + value % 100 / 10 + value % 10;
    }
}
