package com.pivotalflow.allocation;

import com.pivotalflow.organization.UserId;
import com.pivotalflow.ratecard.DeliveryRoleId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which allocations of a project to list; what is absent does not narrow the list.
 *
 * @param user whose
 * @param role as what
 * @param from those that last until this day or longer
 * @param to those that have begun by this day
 * @param billable whether the customer pays
 */
public record AllocationFilter(
        Optional<UserId> user,
        Optional<DeliveryRoleId> role,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<Boolean> billable) {}
