package com.pivotalflow.rest.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Binds free JSON objects: maps, lists, strings, exact numbers and booleans. Members that are null are left out, since
 * absent and null mean the same.
 */
final class Labels {

    private static final int DEEPEST = 8;
    private static final int LARGEST = 16 * 1024;

    private Labels() {}

    /** Binds an object of at most 8 levels and 16 KiB. */
    static Object bind(Object node, String pointer, Findings findings) {
        if (!(node instanceof Map<?, ?>)) {
            findings.add(pointer, "TYPE_MISMATCH", "An object is expected here.");
            return Binding.FAILED;
        }
        return isBounded(node, pointer, findings) ? value(node, new PointerWalk(pointer), 1, findings) : Binding.FAILED;
    }

    /** Whether the labels are few enough; says so if they are not. */
    static boolean isBounded(Object labels, String pointer, Findings findings) {
        boolean isBounded = size(labels) <= LARGEST;
        if (!isBounded) {
            findings.add(pointer, "LENGTH", "Labels take at most 16 KiB.");
        }
        return isBounded;
    }

    /** The map with the types it was bound with. */
    static Map<String, Object> checked(Map<?, ?> bound) {
        Map<String, Object> labels = new LinkedHashMap<>();
        bound.forEach((name, value) -> labels.put(String.valueOf(name), value));
        return labels;
    }

    private static Object value(Object node, PointerWalk place, int depth, Findings findings) {
        boolean isNested = node instanceof Map<?, ?> || node instanceof List<?>;
        if (isNested && depth > DEEPEST) {
            findings.add(place, "LENGTH", "Labels are nested at most 8 deep.");
            return Binding.FAILED;
        }
        if (node instanceof Map<?, ?> object) {
            return object(object, place, depth, findings);
        }
        if (node instanceof List<?> array) {
            return array(array, place, depth, findings);
        }
        try {
            return scalar(node);
        } catch (UnfitValueException e) {
            findings.add(place, e);
            return Binding.FAILED;
        }
    }

    private static Object object(Map<?, ?> object, PointerWalk place, int depth, Findings findings) {
        Map<String, Object> bound = new LinkedHashMap<>();
        boolean hasFailed = false;
        for (Map.Entry<?, ?> member : object.entrySet()) {
            String name = String.valueOf(member.getKey());
            int back = place.step(name);
            if (member.getValue() != JsonNull.NULL) {
                Object value = value(member.getValue(), place, depth + 1, findings);
                hasFailed |= value == Binding.FAILED;
                bound.put(name, value);
            }
            hasFailed |= !isPrintable(name, place, findings);
            place.back(back);
        }
        return hasFailed ? Binding.FAILED : bound;
    }

    private static Object array(List<?> array, PointerWalk place, int depth, Findings findings) {
        List<Object> bound = new ArrayList<>(array.size());
        boolean hasFailed = false;
        for (int i = 0; i < array.size(); i++) {
            int back = place.step(Integer.toString(i));
            Object node = array.get(i);
            if (node == JsonNull.NULL) {
                findings.add(place, "REQUIRED", "An element of an array is not null.");
            }
            Object value = node == JsonNull.NULL ? Binding.FAILED : value(node, place, depth + 1, findings);
            hasFailed |= value == Binding.FAILED;
            bound.add(value);
            place.back(back);
        }
        return hasFailed ? Binding.FAILED : bound;
    }

    private static Object scalar(Object node) {
        if (node instanceof NumberToken number) {
            BigDecimal decimal = ScalarText.decimal(number.text());
            return decimal;
        }
        if (node instanceof String text) {
            ScalarText.requirePrintable(text);
        }
        return node;
    }

    private static boolean isPrintable(String name, PointerWalk place, Findings findings) {
        try {
            ScalarText.requirePrintable(name);
            return true;
        } catch (UnfitValueException e) {
            findings.add(place, e);
            return false;
        }
    }

    /** About the length of the JSON text in bytes, signs between the values included. */
    private static long size(Object node) {
        if (node instanceof Map<?, ?> object) {
            return 2
                    + object.entrySet().stream()
                            .mapToLong(member -> bytes(String.valueOf(member.getKey())) + 4 + size(member.getValue()))
                            .sum();
        }
        if (node instanceof List<?> array) {
            return 2 + array.stream().mapToLong(element -> 1 + size(element)).sum();
        }
        if (node instanceof NumberToken number) {
            return number.text().length();
        }
        if (node instanceof Number number) {
            return number.toString().length();
        }
        return node instanceof String text ? bytes(text) + 2 : 5;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
