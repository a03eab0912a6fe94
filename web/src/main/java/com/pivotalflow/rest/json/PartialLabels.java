package com.pivotalflow.rest.json;

import com.pivotalflow.metadata.Metadata;
import java.util.Map;

/**
 * Labels to be merged into those that are there: a member that is null removes the label of its name.
 *
 * @param node the object as it was sent, which tells what to remove
 * @param bound the same without what is to be removed
 */
record PartialLabels(Map<?, ?> node, Map<?, ?> bound) {

    static Object bind(Object node, String pointer, Findings findings) {
        Object bound = Labels.bind(node, pointer, findings);
        return node instanceof Map<?, ?> object && bound instanceof Map<?, ?> labels
                ? new PartialLabels(object, labels)
                : Binding.FAILED;
    }

    /** The merged labels, or {@link Binding#FAILED} when they have become too many. */
    Object applyTo(Metadata current, String pointer, Findings findings) {
        Map<String, Object> merged = merge(current.labels(), node, bound);
        return Labels.isBounded(merged, pointer, findings) ? new Metadata(merged) : Binding.FAILED;
    }

    private static Map<String, Object> merge(Map<?, ?> current, Map<?, ?> node, Map<?, ?> bound) {
        Map<String, Object> merged = Labels.checked(current);
        node.forEach((name, value) -> {
            String label = String.valueOf(name);
            if (value == JsonNull.NULL) {
                merged.remove(label);
            } else if (value instanceof Map<?, ?> object && bound.get(name) instanceof Map<?, ?> labels) {
                Map<?, ?> kept = merged.get(label) instanceof Map<?, ?> nested ? nested : Map.of();
                merged.put(label, merge(kept, object, labels));
            } else {
                merged.put(label, bound.get(name));
            }
        });
        return merged;
    }
}
