package com.pivotalflow.organization;

import static com.pivotalflow.organization.OrganizationStatus.ACTIVE;
import static com.pivotalflow.organization.OrganizationStatus.CLOSED;
import static com.pivotalflow.organization.OrganizationStatus.SUSPENDED;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can be done to an organization as a whole: from which statuses, and what it becomes. */
public enum OrganizationOperation {
    /** Keep its people out for a while. */
    SUSPEND(SUSPENDED, EnumSet.of(ACTIVE)),
    /** Let them in again. */
    RESUME(ACTIVE, EnumSet.of(SUSPENDED)),
    /** Keep them out for good. */
    CLOSE(CLOSED, EnumSet.of(ACTIVE, SUSPENDED));

    private final OrganizationStatus result;

    @SuppressWarnings("ImmutableEnumChecker") // never changed and never handed out
    private final Set<OrganizationStatus> starts;

    OrganizationOperation(OrganizationStatus result, Set<OrganizationStatus> starts) {
        this.result = result;
        this.starts = starts;
    }

    /** The name in JSON and in paths. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is done to it in the audit log, such as {@code organizations.suspend}. */
    public String action() {
        return "organizations." + wireName();
    }

    /**
     * What an organization becomes by it.
     *
     * @throws DomainException {@code INVALID_STATUS_TRANSITION}
     */
    OrganizationStatus from(OrganizationStatus status) {
        if (!starts.contains(status)) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "INVALID_STATUS_TRANSITION",
                    "The organization is in a status in which this can't be done.",
                    List.of(),
                    Map.of("from", status.wireName(), "operation", wireName(), "allowed", allowed(status)));
        }
        return result;
    }

    private static List<String> allowed(OrganizationStatus status) {
        return Arrays.stream(values())
                .filter(operation -> operation.starts.contains(status))
                .map(OrganizationOperation::wireName)
                .toList();
    }
}
