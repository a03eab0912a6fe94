package com.pivotalflow.rest.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** Binds an object whose members the client names; a member that is null is as wrong as one of the wrong type. */
record MapBinding(Binding value) implements Binding {

    @Override
    public Object bind(Object node, String pointer, Findings findings) {
        if (!(node instanceof Map<?, ?> object)) {
            findings.add(pointer, "TYPE_MISMATCH", "An object is expected here.");
            return FAILED;
        }
        Map<String, Object> bound = new LinkedHashMap<>();
        boolean hasFailed = false;
        for (Map.Entry<?, ?> member : object.entrySet()) {
            String name = String.valueOf(member.getKey());
            Object read = bindMember(member.getValue(), pointer + "/" + JsonPointer.escape(name), findings);
            hasFailed |= read == FAILED;
            bound.put(name, read);
        }
        return hasFailed ? FAILED : bound;
    }

    private Object bindMember(Object node, String pointer, Findings findings) {
        if (node == JsonNull.NULL) {
            findings.add(pointer, "REQUIRED", "A member is not null here.");
            return FAILED;
        }
        return value.bind(node, pointer, findings);
    }
}
