package com.pivotalflow.rest.json;

/**
 * Where a walk through a value of JSON stands, as a pointer into the body (RFC 6901). It becomes text only where
 * something is found: as a text for each step, one long name above many elements would cost its length again for each of
 * them.
 */
final class PointerWalk {

    private final StringBuilder text;

    /** A walk begins at a value of the body. */
    PointerWalk(String start) {
        text = new StringBuilder(start);
    }

    /**
     * Goes to a member of an object, or to an element of an array by its number.
     *
     * @return how to come {@link #back}
     */
    int step(String name) {
        int length = text.length();
        text.append('/').append(JsonPointer.escape(name));
        return length;
    }

    /** Returns to where a step began. */
    void back(int length) {
        text.setLength(length);
    }

    /** The pointer. */
    @Override
    public String toString() {
        return text.toString();
    }
}
