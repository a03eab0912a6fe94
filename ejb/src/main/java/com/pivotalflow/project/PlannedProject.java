package com.pivotalflow.project;

import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.organization.UserId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a project with planned effort starts with.
 *
 * @param customer whom it is for
 * @param name what it is called
 * @param description in words
 * @param owner who is in charge, if anybody
 * @param budgets planned effort, in the order in which it is shown
 */
public record PlannedProject(
        CustomerId customer, String name, @Nullable String description, Optional<UserId> owner, List<Budget> budgets) {

    public PlannedProject {
        budgets = List.copyOf(budgets);
    }

    /**
     * Planned effort.
     *
     * @param serviceCategoryId category of service; absent means any
     * @param deliveryRoleId trade role; absent means any
     * @param unit unit of the quantity
     * @param quantity zero or more
     */
    public record Budget(
            @Nullable UUID serviceCategoryId, @Nullable UUID deliveryRoleId, String unit, BigDecimal quantity) {}
}
