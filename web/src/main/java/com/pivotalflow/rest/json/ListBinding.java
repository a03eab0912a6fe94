package com.pivotalflow.rest.json;

import java.util.ArrayList;
import java.util.List;

/** Binds an array; an element that is null is as wrong as one of the wrong type. */
record ListBinding(Binding element) implements Binding {

    @Override
    public Object bind(Object node, String pointer, Findings findings) {
        if (!(node instanceof List<?> array)) {
            findings.add(pointer, "TYPE_MISMATCH", "An array is expected here.");
            return FAILED;
        }
        List<Object> bound = new ArrayList<>(array.size());
        boolean hasFailed = false;
        for (int i = 0; i < array.size() && !findings.isFull(); i++) {
            Object value = bindElement(array.get(i), pointer + "/" + i, findings);
            hasFailed |= value == FAILED;
            bound.add(value);
        }
        if (!hasFailed && bound.size() == array.size()) {
            return List.copyOf(bound);
        }
        for (int i = 0; i < bound.size(); i++) {
            // Records only: FAILED is none.
            findings.validate(bound.get(i), pointer + "/" + i);
        }
        return FAILED;
    }

    private Object bindElement(Object node, String pointer, Findings findings) {
        if (node == JsonNull.NULL) {
            findings.add(pointer, "REQUIRED", "An element of an array is not null.");
            return FAILED;
        }
        return element.bind(node, pointer, findings);
    }
}
