package com.pivotalflow.rest.json;

import com.pivotalflow.metadata.Violation;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The refusal of business values among labels, whichever layer found them. */
public final class ForbiddenLabels {

    private ForbiddenLabels() {}

    /** {@code JSONB_MONETARY_FORBIDDEN} with every violation, in the order given. */
    public static DomainException refusal(List<Violation> violations) {
        return new DomainException(
                Refusal.MALFORMED,
                "JSONB_MONETARY_FORBIDDEN",
                "Business values belong in typed fields, not in metadata; see violations.",
                List.of(),
                Map.of(
                        "violations",
                        violations.stream().map(ForbiddenLabels::told).toList()));
    }

    private static Map<String, String> told(Violation violation) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("path", violation.path());
        told.put("key", violation.key());
        told.put("message", violation.message());
        return told;
    }
}
