package com.pivotalflow.metadata;

/**
 * Where a walk through a document stands, with steps {@code .key} and {@code [i]}. It becomes text only where something
 * is found: as a text for each step, one long key above many elements would cost its length again for each of them.
 */
public final class DocumentPath {

    private final StringBuilder text;

    /**
     * A walk begins.
     *
     * @param start path of the document itself; empty if steps start with a bare key
     */
    public DocumentPath(String start) {
        text = new StringBuilder(start);
    }

    /**
     * Goes to a member of an object.
     *
     * @return how to come {@link #back}
     */
    public int member(String key) {
        int length = text.length();
        if (length > 0) {
            text.append('.');
        }
        text.append(key);
        return length;
    }

    /**
     * Goes to an element of an array.
     *
     * @return how to come {@link #back}
     */
    public int element(int index) {
        int length = text.length();
        text.append('[').append(index).append(']');
        return length;
    }

    /** Returns to where a step began. */
    public void back(int length) {
        text.setLength(length);
    }

    /** The path as text. */
    @Override
    public String toString() {
        return text.toString();
    }
}
