package com.pivotalflow.metadata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks labels to the end, objects and arrays at every depth, and reports every forbidden key in document order. */
public final class MetadataGuard {

    private MetadataGuard() {}

    /**
     * Looks for forbidden keys.
     *
     * @param path path of the value itself, such as {@code metadata} or {@code lines[2].metadata}; empty if the value is
     *     the whole document
     * @param value an object as a map, an array as a list, or anything else, which has no keys
     */
    public static List<Violation> violations(String path, @Nullable Object value) {
        Violations found = new Violations();
        collect(new DocumentPath(path), value, found);
        return found.told();
    }

    /**
     * Looks for forbidden keys in a value that a walk through a larger document came to.
     *
     * @param path where the walk stands; it stands there again afterwards
     * @param value the value there
     * @param found takes what is found; when it is full, the walk ends
     */
    public static void collect(DocumentPath path, @Nullable Object value, Violations found) {
        if (value instanceof Map<?, ?> object) {
            members(path, object, found);
        } else if (value instanceof List<?> array) {
            elements(path, array, found);
        }
    }

    private static void members(DocumentPath path, Map<?, ?> object, Violations found) {
        for (Map.Entry<?, ?> member : object.entrySet()) {
            if (found.isFull()) {
                return;
            }
            String key = String.valueOf(member.getKey());
            int back = path.member(key);
            if (ForbiddenKeys.forbids(key)) {
                found.add(new Violation(path.toString(), key));
            }
            collect(path, member.getValue(), found);
            path.back(back);
        }
    }

    private static void elements(DocumentPath path, List<?> array, Violations found) {
        for (int i = 0; i < array.size() && !found.isFull(); i++) {
            int back = path.element(i);
            collect(path, array.get(i), found);
            path.back(back);
        }
    }
}
