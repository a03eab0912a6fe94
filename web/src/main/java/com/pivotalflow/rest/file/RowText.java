package com.pivotalflow.rest.file;

import java.io.IOException;
import java.io.Reader;

/**
 * The text of a file, without a byte-order mark. Counts what is read of a row, so that one without an end does not fill
 * the memory.
 */
final class RowText extends Reader {

    /** Longest row, in characters: as long as the body of a request may be. */
    static final int LONGEST = 256 * 1024;

    /** What a reader may have read of the next rows already. */
    private static final int AHEAD = 64 * 1024;

    private static final char MARK = '\uFEFF';

    private final Reader text;
    private final String last;
    private boolean hasBegun;
    private int lastOffset;
    private int count;

    /**
     * Wraps a text.
     *
     * @param last what comes behind its end
     */
    RowText(Reader text, String last) {
        this.text = text;
        this.last = last;
    }

    /** A row begins here, or has begun among what was read ahead. */
    void nextRow() {
        count = 0;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (count > LONGEST + AHEAD) {
            throw new RowTooLongException();
        }
        int read = text.read(buffer, offset, length);
        if (!hasBegun && read > 0) {
            hasBegun = true;
            if (buffer[offset] == MARK) {
                read--;
                System.arraycopy(buffer, offset + 1, buffer, offset, read);
            }
            if (read == 0) {
                return read(buffer, offset, length);
            }
        }
        if (read < 0) {
            read = readLast(buffer, offset, length);
        }
        count += Math.max(read, 0);
        return read;
    }

    private int readLast(char[] buffer, int offset, int length) {
        int rest = Math.min(last.length() - lastOffset, length);
        if (rest <= 0) {
            return -1;
        }
        last.getChars(lastOffset, lastOffset + rest, buffer, offset);
        lastOffset += rest;
        return rest;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
