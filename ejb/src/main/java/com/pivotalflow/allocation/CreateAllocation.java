package com.pivotalflow.allocation;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.ratecard.DeliveryRoleId;
import com.pivotalflow.validation.Figure;
import com.pivotalflow.validation.FigureKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's share of time on a project.
 *
 * @param userId who
 * @param roleId as what they work there
 * @param allocationPercent of each day, 0.01 to 100
 * @param startDate first day
 * @param endDate last day
 * @param isBillable whether the customer pays for it; absent means yes
 * @param notes labels
 */
@ServerOwned({"id", "etag", "projectId", "createdAt", "updatedAt"})
public record CreateAllocation(
        UserId userId,
        DeliveryRoleId roleId,
        @Figure(FigureKind.PERCENT) BigDecimal allocationPercent,
        LocalDate startDate,
        LocalDate endDate,
        @Nullable Boolean isBillable,
        @NoBusinessValues Metadata notes) {

    private static final BigDecimal LEAST = new BigDecimal("0.01");

    /**
     * The same with what stands for absent members.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} when the share is too small, or the last day is before the
     *     first
     */
    CreateAllocation complete() {
        List<FieldError> errors = new ArrayList<>();
        if (allocationPercent.compareTo(LEAST) < 0) {
            errors.add(new FieldError(
                    "/allocationPercent", "NUMBER_OUT_OF_RANGE", "A share is between 0.01 and 100 per cent."));
        }
        if (endDate.isBefore(startDate)) {
            errors.add(new FieldError(
                    "/endDate",
                    "VALIDITY_ORDER",
                    "The last day, " + endDate + ", is before the first, " + startDate + "."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return new CreateAllocation(
                userId, roleId, allocationPercent, startDate, endDate, !Boolean.FALSE.equals(isBillable), notes);
    }

    /** How much of each day, and when. */
    Share share() {
        return new Share(
                startDate, endDate, Percentage.ofPercent(allocationPercent).fraction());
    }
}
