package com.pivotalflow.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks labels to the end, objects and arrays at every depth, and reports every forbidden key in document order. */
public final class MetadataGuard {

    private MetadataGuard() {}

    /**
     * Looks for forbidden keys.
     *
     * @param path path of the value itself, such as {@code metadata} or {@code lines[2].metadata}
     * @param value an object as a map, an array as a list, or anything else, which has no keys
     */
    public static List<Violation> violations(String path, @Nullable Object value) {
        List<Violation> found = new ArrayList<>();
        collect(path, value, found);
        return found;
    }

    private static void collect(String path, @Nullable Object value, List<Violation> found) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, member) -> {
                String key = String.valueOf(name);
                String memberPath = path + "." + key;
                if (ForbiddenKeys.forbids(key)) {
                    found.add(new Violation(memberPath, key));
                }
                collect(memberPath, member, found);
            });
        } else if (value instanceof List<?> array) {
            for (int i = 0; i < array.size(); i++) {
                collect(path + "[" + i + "]", array.get(i), found);
            }
        }
    }
}
