package com.pivotalflow.rest.json;

import com.pivotalflow.metadata.MetadataGuard;
import com.pivotalflow.metadata.Violation;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the free objects in a body by their names and lets the guard look into them. */
final class MetadataMembers {

    private static final Set<String> GUARDED =
            Set.of("metadata", "contactExtras", "extras", "payload", "settings", "value", "preferences", "notes");

    /** What others wrote and nothing decides by. */
    private static final Set<String> EXEMPT = Set.of("gatewayPayload", "filters");

    private MetadataMembers() {}

    /**
     * Refuses a body with business values among labels, at any depth.
     *
     * @throws DomainException {@code JSONB_MONETARY_FORBIDDEN} with every violation, in document order
     */
    static void requireClean(Object body) {
        List<Violation> violations = new ArrayList<>();
        collect("", body, violations);
        if (violations.isEmpty()) {
            return;
        }
        List<Map<String, String>> told =
                violations.stream().map(MetadataMembers::told).toList();
        throw new DomainException(
                Refusal.MALFORMED,
                "JSONB_MONETARY_FORBIDDEN",
                "Business values belong in typed fields, not in metadata; see violations.",
                List.of(),
                Map.of("violations", told));
    }

    private static void collect(String path, Object node, List<Violation> violations) {
        if (node instanceof Map<?, ?> object) {
            object.forEach((key, member) -> {
                String name = String.valueOf(key);
                String place = path.isEmpty() ? name : path + "." + name;
                if (GUARDED.contains(name)) {
                    violations.addAll(MetadataGuard.violations(place, member));
                } else if (!EXEMPT.contains(name)) {
                    collect(place, member, violations);
                }
            });
        } else if (node instanceof List<?> array) {
            for (int i = 0; i < array.size(); i++) {
                collect(path + "[" + i + "]", array.get(i), violations);
            }
        }
    }

    private static Map<String, String> told(Violation violation) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("path", violation.path());
        told.put("key", violation.key());
        told.put("message", violation.message());
        return told;
    }
}
