package com.pivotalflow.project;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as a client states it.
 *
 * @param name what it is called
 * @param code short name, unique in the organization without regard to case
 * @param description free text
 * @param customerId whom it is for
 * @param status how far it has come; active when absent
 * @param ownerId who is in charge
 * @param startDate first day
 * @param endDate last day
 * @param budgets planned effort
 * @param metadata labels
 */
@ServerOwned({"id", "quoteId", "etag", "createdAt", "updatedAt"})
public record CreateProject(
        @Length(min = 1, max = 255) String name,
        @Nullable @Length(min = 1, max = 50) String code,
        @Nullable @Length(max = 2000) String description,
        UUID customerId,
        @Nullable ProjectStatus status,
        @Nullable UUID ownerId,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Size(max = 200, message = "{TOO_MANY}") List<@Valid Budget> budgets,
        @NoBusinessValues Metadata metadata) {

    private static final int MOST_DECIMALS = 6;
    private static final int MOST_DIGITS = 13;

    public CreateProject {
        budgets = List.copyOf(budgets);
    }

    /**
     * Planned effort.
     *
     * @param serviceCategoryId category of service; absent means any
     * @param roleId trade role; absent means any
     * @param unit unit of the quantity; an hour when absent
     * @param quantity zero or more, at most six decimals
     */
    public record Budget(
            @Nullable UUID serviceCategoryId,
            @Nullable UUID roleId,
            @Nullable @Length(min = 1, max = 50) String unit,
            BigDecimal quantity) {

        private Budget complete() {
            return new Budget(serviceCategoryId, roleId, Objects.requireNonNullElse(unit, "hour"), quantity);
        }

        PlannedProject.Budget planned() {
            return new PlannedProject.Budget(
                    serviceCategoryId, roleId, Objects.requireNonNullElse(unit, "hour"), quantity);
        }
    }

    /**
     * The same with what stands for absent members.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} when it ends before it begins, or for a quantity that can
     *     be none
     */
    CreateProject complete() {
        List<FieldError> errors = new ArrayList<>();
        if (startDate != null && endDate != null && endDate.isBefore(startDate)) {
            errors.add(new FieldError(
                    "/endDate",
                    "VALIDITY_ORDER",
                    "The last day, " + endDate + ", is before the first, " + startDate + "."));
        }
        for (int i = 0; i < budgets.size(); i++) {
            requireQuantity(budgets.get(i).quantity(), "/budgets/" + i + "/quantity", errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return new CreateProject(
                name,
                code,
                description,
                customerId,
                status == null ? ProjectStatus.ACTIVE : status,
                ownerId,
                startDate,
                endDate,
                budgets.stream().map(Budget::complete).toList(),
                metadata);
    }

    private static void requireQuantity(BigDecimal stated, String pointer, List<FieldError> errors) {
        BigDecimal quantity = stated.stripTrailingZeros();
        if (quantity.scale() > MOST_DECIMALS) {
            errors.add(new FieldError(pointer, "SCALE_EXCEEDED", "A quantity has at most 6 decimals."));
        } else if (quantity.signum() < 0 || quantity.precision() - quantity.scale() > MOST_DIGITS) {
            errors.add(new FieldError(pointer, "NUMBER_OUT_OF_RANGE", "A quantity is zero or more, below 10^13."));
        }
    }
}
