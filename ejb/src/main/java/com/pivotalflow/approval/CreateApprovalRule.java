package com.pivotalflow.approval;

import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a quote needs approval, and whose.
 *
 * @param name unique in the organization, without regard to case
 * @param level 1 to 5, decided in ascending order
 * @param conditions 1 to 20, all must hold
 * @param approver who may decide
 * @param minApprovals how many different people must approve, 1 to 10; 1 when absent, and for one person
 * @param active whether it is asked; absent means yes
 */
@ServerOwned({"id", "etag", "createdAt", "updatedAt"})
public record CreateApprovalRule(
        @Length(min = 1, max = 100) String name,
        @Min(1) @Max(5) int level,

        @Size(min = 1, message = "{REQUIRED}") @Size(max = 20, message = "{TOO_MANY}")
        List<Condition> conditions,

        Approver approver,
        @Nullable @Min(1) @Max(10) Integer minApprovals,
        @Nullable Boolean active) {

    public CreateApprovalRule {
        conditions = List.copyOf(conditions);
    }

    /**
     * One comparison.
     *
     * @param field what is looked at
     * @param op how it is compared; numbers by {@code gt}, {@code gte}, {@code lt}, {@code lte}, codes and ids by {@code
     *     in} and {@code not_in}, yes or no by {@code eq}
     * @param value what it is compared with: an amount in the base currency, per cent or days, a list of codes or ids, or
     *     true or false
     */
    public record Condition(ConditionField field, ConditionOperator op, ConditionValue value) {}
}
