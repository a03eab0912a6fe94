package com.pivotalflow.metadata;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in one document, in its order. Every violation is told until their paths together have a million
 * characters, which takes a body made for it: that would otherwise be answered by thousands of times its own size.
 */
public final class Violations {

    /** Characters; labels of 16 KiB come near it only with a key of some KiB above hundreds of violations. */
    private static final int LONGEST = 1024 * 1024;

    private final List<Violation> told = new ArrayList<>();
    private int length;

    /** Takes one more. */
    public void add(Violation violation) {
        told.add(violation);
        length += violation.path().length();
    }

    /** Whether nothing more is taken, so that looking further is of no use. */
    public boolean isFull() {
        return length >= LONGEST;
    }

    /** All that was found. */
    public List<Violation> told() {
        return List.copyOf(told);
    }
}
