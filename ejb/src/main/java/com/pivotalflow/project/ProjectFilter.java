package com.pivotalflow.project;

import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.listing.DateRange;
import com.pivotalflow.organization.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Which projects a list shows; every part that is given must hold.
 *
 * @param words found anywhere in name or code, without regard to case and accents
 * @param statuses any of these; all when empty
 * @param customer whom the project is for
 * @param owner who is in charge
 * @param startDate bounds of the first day
 * @param endDate bounds of the last day
 */
public record ProjectFilter(
        Optional<String> words,
        List<ProjectStatus> statuses,
        Optional<CustomerId> customer,
        Optional<UserId> owner,
        DateRange startDate,
        DateRange endDate) {

    public ProjectFilter {
        statuses = List.copyOf(statuses);
    }

    /** All projects. */
    public static ProjectFilter none() {
        return new ProjectFilter(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                DateRange.unbounded(),
                DateRange.unbounded());
    }
}
