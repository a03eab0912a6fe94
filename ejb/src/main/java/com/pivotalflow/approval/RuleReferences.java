package com.pivotalflow.approval;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether there is what rules name: roles, people and customers of the organization. */
@ApplicationScoped
class RuleReferences {

    private static final String NOT_FOUND = "REFERENCE_NOT_FOUND";

    @Inject
    ApprovalRuleRepository rules;

    @Inject
    ApproverRepository approvers;

    /**
     * Demands that the approver and the customers of the conditions exist, and that one person approves once.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} with everything that is wrong
     */
    void require(OrganizationId organization, CreateApprovalRule content, List<Condition> conditions) {
        List<FieldError> errors = new ArrayList<>(missingCustomers(organization, conditions));
        Approver approver = content.approver();
        if (!approvers.exists(organization, approver)) {
            errors.add(new FieldError(
                    "/approver/id",
                    NOT_FOUND,
                    "There is no such " + approver.kind().wireName() + "."));
        }
        if (approver.kind() == Approver.Kind.USER && content.minApprovals() != null && content.minApprovals() > 1) {
            errors.add(new FieldError(
                    "/minApprovals", "NUMBER_OUT_OF_RANGE", "One person approves once; name a role instead."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    /** Demands that the customer exists, if one is named. */
    void requireCustomer(OrganizationId organization, @Nullable UUID customer) {
        if (customer != null && rules.customers(organization, List.of(customer)).isEmpty()) {
            throw new InvalidInputException(
                    List.of(new FieldError("/values/customerId", NOT_FOUND, "There is no such customer.")));
        }
    }

    private List<FieldError> missingCustomers(OrganizationId organization, List<Condition> conditions) {
        Set<UUID> named = conditions.stream()
                .filter(condition -> condition.field() == ConditionField.CUSTOMER_ID)
                .flatMap(condition -> condition.list().stream())
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        if (named.isEmpty()) {
            return List.of();
        }
        Set<UUID> known = rules.customers(organization, named);
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            for (int j = 0;
                    condition.field() == ConditionField.CUSTOMER_ID
                            && j < condition.list().size();
                    j++) {
                if (!known.contains(UUID.fromString(condition.list().get(j)))) {
                    errors.add(new FieldError(
                            "/conditions/%d/value/%d".formatted(i, j), NOT_FOUND, "There is no such customer."));
                }
            }
        }
        return errors;
    }
}
