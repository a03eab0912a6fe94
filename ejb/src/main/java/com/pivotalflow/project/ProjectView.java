package com.pivotalflow.project;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.money.DecimalText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as clients see it.
 *
 * @param id the project
 * @param name what it is called
 * @param code short name, unique in the organization without regard to case
 * @param description free text
 * @param customerId whom it is for
 * @param quoteId the quote it was converted from
 * @param status how far it has come
 * @param ownerId who is in charge
 * @param startDate first day
 * @param endDate last day
 * @param budgets planned effort; absent in lists
 * @param metadata labels
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record ProjectView(
        UUID id,
        String name,
        @Nullable String code,
        @Nullable String description,
        UUID customerId,
        @Nullable UUID quoteId,
        ProjectStatus status,
        @Nullable UUID ownerId,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable List<Budget> budgets,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    /**
     * Planned effort of a project.
     *
     * @param serviceCategoryId category of service; absent means any
     * @param roleId trade role; absent means any
     * @param unit unit of the quantity
     * @param quantity plain text without trailing zeros
     */
    public record Budget(
            @Nullable UUID serviceCategoryId,
            @Nullable UUID roleId,
            String unit,
            @DecimalText String quantity) {}

    /** The same project with its budgets. */
    ProjectView with(List<Budget> planned) {
        return new ProjectView(
                id,
                name,
                code,
                description,
                customerId,
                quoteId,
                status,
                ownerId,
                startDate,
                endDate,
                List.copyOf(planned),
                metadata,
                createdAt,
                updatedAt,
                etag);
    }
}
