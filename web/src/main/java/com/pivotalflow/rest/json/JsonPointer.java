package com.pivotalflow.rest.json;

import com.pivotalflow.problem.FieldError;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pointers into a body (RFC 6901), and the order in which they stand in it. */
final class JsonPointer {

    private JsonPointer() {}

    /** A name as one step of a pointer. */
    static String escape(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }

    /** The errors in document order, each once; what is missing comes at the end of the object it is missing from. */
    static List<FieldError> inDocumentOrder(@Nullable Object document, List<FieldError> errors) {
        Map<String, Integer> begins = new HashMap<>();
        Map<String, Integer> ends = new HashMap<>();
        number(document, "", begins, ends);
        return errors.stream()
                .distinct()
                .sorted(Comparator.comparingInt(error -> place(error.pointer(), begins, ends)))
                .toList();
    }

    private static int place(String pointer, Map<String, Integer> begins, Map<String, Integer> ends) {
        Integer place = begins.get(pointer);
        String parent = pointer;
        while (place == null && !parent.isEmpty()) {
            parent = parent.substring(0, parent.lastIndexOf('/'));
            place = ends.get(parent);
        }
        return place == null ? 0 : place;
    }

    private static void number(
            @Nullable Object value, String pointer, Map<String, Integer> begins, Map<String, Integer> ends) {
        begins.put(pointer, begins.size() + ends.size());
        if (value instanceof Map<?, ?> object) {
            object.forEach(
                    (name, member) -> number(member, pointer + "/" + escape(String.valueOf(name)), begins, ends));
        } else if (value instanceof List<?> array) {
            for (int i = 0; i < array.size(); i++) {
                number(array.get(i), pointer + "/" + i, begins, ends);
            }
        }
        ends.put(pointer, begins.size() + ends.size());
    }
}
