package com.pivotalflow.rest.json;

import com.pivotalflow.metadata.DocumentPath;
import com.pivotalflow.metadata.MetadataGuard;
import com.pivotalflow.metadata.Violation;
import com.pivotalflow.metadata.Violations;
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
     * @throws com.pivotalflow.problem.DomainException {@code JSONB_MONETARY_FORBIDDEN} with every violation, in document order
     */
    static void requireClean(Object body) {
        Violations found = new Violations();
        collect(new DocumentPath(""), body, found);
        List<Violation> violations = found.told();
        if (!violations.isEmpty()) {
            throw ForbiddenLabels.refusal(violations);
        }
    }

    /** Whether the guard looks into members of this name. */
    static boolean guards(String name) {
        return GUARDED.contains(name);
    }

    private static void collect(DocumentPath path, Object node, Violations found) {
        if (node instanceof Map<?, ?> object) {
            object.forEach((key, member) -> member(path, String.valueOf(key), member, found));
        } else if (node instanceof List<?> array) {
            for (int i = 0; i < array.size(); i++) {
                int back = path.element(i);
                collect(path, array.get(i), found);
                path.back(back);
            }
        }
    }

    private static void member(DocumentPath path, String name, Object member, Violations found) {
        if (EXEMPT.contains(name)) {
            return;
        }
        int back = path.member(name);
        if (guards(name)) {
            MetadataGuard.collect(path, member, found);
        } else {
            collect(path, member, found);
        }
        path.back(back);
    }
}
