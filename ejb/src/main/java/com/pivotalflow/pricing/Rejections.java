package com.pivotalflow.pricing;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a quote, so that one answer names everything. */
final class Rejections {
    private final List<Rejection> found = new ArrayList<>();

    static CalculationRejectedException single(String pointer, RejectionCode code, String detail) {
        return new CalculationRejectedException(List.of(new Rejection(pointer, code, detail)));
    }

    void add(String pointer, RejectionCode code, String detail) {
        found.add(new Rejection(pointer, code, detail));
    }

    int size() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new CalculationRejectedException(found);
        }
    }
}
