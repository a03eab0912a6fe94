package com.pivotalflow.schema.backup;

import java.util.Locale;

/**
 * What a table was found to hold: the same rows, read by the same query, always give the same.
 *
 * @param rows how many
 * @param bytes length of them as CSV
 * @param sha256 of that CSV, in hexadecimal digits
 */
record Content(long rows, long bytes, String sha256) {

    /** {@code 20,113 rows, 3.1 MB}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d rows, %s", rows, size(bytes));
    }

    /** {@code 812 bytes}, {@code 12.0 kB}, {@code 3.1 MB}. */
    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        double rest = bytes;
        int unit = -1;
        while (rest >= 1_000) {
            rest /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", rest, "kMGTPE".charAt(unit));
    }
}
