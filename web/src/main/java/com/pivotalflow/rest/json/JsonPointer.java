package com.pivotalflow.rest.json;

import com.pivotalflow.problem.FieldError;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pointers into a body (RFC 6901), and the order in which they stand in it. */
final class JsonPointer {

    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    /** Behind everything that is there. */
    private static final int MISSING = Integer.MAX_VALUE;

    private JsonPointer() {}

    /** A name as one step of a pointer. */
    static String escape(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * The errors in document order, each once; what is missing comes at the end of the object it is missing from. Only the
     * objects that errors stand in are looked at, whatever else the document holds.
     */
    static List<FieldError> inDocumentOrder(@Nullable Object document, List<FieldError> errors) {
        IdentityHashMap<Object, Map<String, Integer>> known = new IdentityHashMap<>();
        // By pointer, since texts of one hash stay cheap to find and errors of one hash do not.
        Map<String, Set<FieldError>> found = new LinkedHashMap<>();
        errors.forEach(error -> found.computeIfAbsent(error.pointer(), pointer -> new LinkedHashSet<>())
                .add(error));
        return found.entrySet().stream()
                .map(entry -> Map.entry(place(document, entry.getKey(), known), entry.getValue()))
                .sorted(Map.Entry.comparingByKey(Arrays::compare))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** The positions that lead to a value from the top of the document. */
    private static int[] place(
            @Nullable Object document, String pointer, IdentityHashMap<Object, Map<String, Integer>> known) {
        int[] place = new int[(int) pointer.chars().filter(c -> c == '/').count()];
        Object value = document;
        int begin = 1;
        for (int depth = 0; depth < place.length; depth++) {
            int end = pointer.indexOf('/', begin);
            String step = pointer.substring(begin, end < 0 ? pointer.length() : end);
            begin = end + 1;
            int position = position(value, step, known);
            place[depth] = position;
            if (position == MISSING) {
                return Arrays.copyOf(place, depth + 1);
            }
            value = value instanceof List<?> array ? array.get(position) : member(value, step);
        }
        return place;
    }

    private static @Nullable Object member(@Nullable Object value, String step) {
        return value instanceof Map<?, ?> object ? object.get(unescape(step)) : null;
    }

    private static int position(
            @Nullable Object value, String step, IdentityHashMap<Object, Map<String, Integer>> known) {
        if (value instanceof Map<?, ?> object) {
            return known.computeIfAbsent(object, JsonPointer::positions).getOrDefault(unescape(step), MISSING);
        }
        if (value instanceof List<?> array && INDEX.matcher(step).matches()) {
            int index = Integer.parseInt(step);
            return index < array.size() ? index : MISSING;
        }
        return MISSING;
    }

    private static Map<String, Integer> positions(Object object) {
        Map<String, Integer> positions = new HashMap<>();
        ((Map<?, ?>) object).keySet().forEach(name -> positions.put(String.valueOf(name), positions.size()));
        return positions;
    }

    private static String unescape(String step) {
        return step.indexOf('~') < 0 ? step : step.replace("~1", "/").replace("~0", "~");
    }
}
