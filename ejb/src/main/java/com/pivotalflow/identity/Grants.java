package com.pivotalflow.identity;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Nobody gives away what they do not hold. */
final class Grants {

    private Grants() {}

    /**
     * Demands that the caller holds all of these.
     *
     * @throws DomainException {@code ROLE_ESCALATION} with the names that the caller lacks
     */
    static void require(Caller caller, Collection<String> permissions) {
        List<String> lacking = permissions.stream()
                .filter(permission -> !caller.may(permission))
                .sorted()
                .toList();
        if (!lacking.isEmpty()) {
            throw new DomainException(
                    Refusal.FORBIDDEN,
                    "ROLE_ESCALATION",
                    "You can only grant permissions that you hold yourself.",
                    List.of(),
                    Map.of("lacking", lacking));
        }
    }
}
