package com.pivotalflow.organization;

import java.util.List;

/**
 * Which organizations to list; what is empty does not restrict.
 *
 * @param statuses any of them
 */
public record OrganizationFilter(List<OrganizationStatus> statuses) {

    public OrganizationFilter {
        statuses = List.copyOf(statuses);
    }
}
