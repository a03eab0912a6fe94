package com.pivotalflow.print;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A TrueType file made plain: without tables that our documents do not use. The typesetter would look into them for every
 * word (ligatures), which takes most of its time, or complain of them (variants of characters). And without the radicals
 * of Chinese characters: they share their pictures with characters, and a reader would find the radical in the text.
 */
final class FontFile {

    private static final Set<String> UNUSED = Set.of("GSUB", "GPOS", "GDEF");

    private static final int START_OF_TABLES = 12;
    private static final int LENGTH_OF_TABLE = 16;
    private static final int START_OF_MAPS = 4;
    private static final int LENGTH_OF_MAP = 8;

    private static final short GROUPS = 12;
    private static final short VARIATION_SEQUENCES = 14;

    private static final int START_OF_GROUPS = 16;
    private static final int LENGTH_OF_GROUP = 12;

    private static final int FIRST_RADICAL = 0x2E80;
    private static final int LAST_RADICAL = 0x2FDF;

    /** Where characters are that nobody has defined. */
    private static final int PRIVATE_PLANE = 0xF0000;

    private final ByteBuffer file;

    private FontFile(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
    }

    /** The bytes of a plain font. */
    static byte[] plain(byte[] bytes) {
        FontFile file = new FontFile(bytes.clone());
        file.hideTables();
        return file.file.array();
    }

    private void hideTables() {
        int tables = file.getShort(4);
        for (int table = 0; table < tables; table++) {
            int entry = START_OF_TABLES + table * LENGTH_OF_TABLE;
            String name = new String(file.array(), entry, 4, StandardCharsets.US_ASCII);
            if (UNUSED.contains(name)) {
                // Under a name that nobody asks for.
                file.put(entry, (byte) 'x');
            } else if (name.equals("cmap")) {
                change(file.getInt(entry + 8));
            }
        }
    }

    private void change(int start) {
        int maps = file.getShort(start + 2);
        int first = file.getInt(start + START_OF_MAPS + 4);
        for (int map = 0; map < maps; map++) {
            int entry = start + START_OF_MAPS + map * LENGTH_OF_MAP;
            int begin = start + file.getInt(entry + 4);
            short format = file.getShort(begin);
            if (format == VARIATION_SEQUENCES) {
                // Nobody is told of them: their entry shows the first map once more.
                file.putInt(entry + 4, first);
            } else if (format == GROUPS) {
                hideRadicals(begin);
            }
        }
    }

    private void hideRadicals(int map) {
        int groups = file.getInt(map + START_OF_GROUPS - 4);
        for (int group = 0; group < groups; group++) {
            int begin = map + START_OF_GROUPS + group * LENGTH_OF_GROUP;
            int from = file.getInt(begin);
            int to = file.getInt(begin + 4);
            if (isRadical(from) && isRadical(to)) {
                file.putInt(begin, from + PRIVATE_PLANE);
                file.putInt(begin + 4, to + PRIVATE_PLANE);
            }
        }
    }

    /** Whether a character is the name of a part of Chinese characters. */
    static boolean isRadical(int codePoint) {
        return FIRST_RADICAL <= codePoint && codePoint <= LAST_RADICAL;
    }
}
