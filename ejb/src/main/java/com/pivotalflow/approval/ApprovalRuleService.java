package com.pivotalflow.approval;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps the approval rules of an organization. */
@Stateless
@PermitAll
@InTenant
public class ApprovalRuleService {

    private static final String RULE = "ApprovalRule";

    @Inject
    ApprovalRuleRepository rules;

    @Inject
    RuleReferences references;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** Adds the usual rules that the organization does not have, by name; needs the system roles. */
    public void ensureUsualRules(OrganizationId organization) {
        for (UsualRule rule : UsualRule.values()) {
            rules.ensure(organization, rule);
        }
    }

    /** All rules, by level and name. */
    public List<ApprovalRuleView> list(Caller caller) {
        return rules.all(caller.organization()).stream().map(ApprovalRule::view).toList();
    }

    /**
     * A rule.
     *
     * @throws NotFoundException {@code APPROVAL_RULE_NOT_FOUND}
     */
    public ApprovalRuleView get(Caller caller, UUID id) {
        return rules.find(caller.organization(), id)
                .orElseThrow(ApprovalRuleService::notFound)
                .view();
    }

    /**
     * Makes a rule for quotes.
     *
     * @throws InvalidInputException {@code RULE_CONDITION_INVALID}, or {@code VALIDATION_FAILED} when somebody or something
     *     that the rule names is not there, or one person would have to approve several times
     */
    public ApprovalRuleView create(Caller caller, CreateApprovalRule content) {
        List<Condition> conditions = ConditionReader.read(content.conditions());
        references.require(caller.organization(), content, conditions);
        ApprovalRule rule = ApprovalRule.of(caller, content, conditions, clock.instant());
        rules.add(caller.organization(), rule);
        ApprovalRuleView view = rule.view();
        audit.record(caller, Change.created("approval_rules.create", RULE, rule.id(), view));
        return view;
    }

    /**
     * Changes a rule; rounds that run keep it as it was when they began.
     *
     * @throws DomainException {@code APPROVAL_RULE_NOT_FOUND}; as {@link Precondition#require}; as {@link #create}
     */
    public ApprovalRuleView change(Caller caller, UUID id, Precondition precondition, Patch<CreateApprovalRule> patch) {
        ApprovalRule rule = found(caller, id, precondition);
        CreateApprovalRule wanted = patch.applyTo(rule.content());
        List<Condition> conditions = ConditionReader.read(wanted.conditions());
        RuleTerms terms = ApprovalRule.terms(id, wanted, conditions);
        ApprovalRuleView before = rule.view();
        if (Sameness.of(rule.terms(), terms)) {
            return before;
        }
        references.require(caller.organization(), wanted, conditions);
        rule.change(caller, terms, clock.instant());
        rules.flush(caller.organization());
        ApprovalRuleView after = rule.view();
        audit.record(caller, Change.changed("approval_rules.update", RULE, id, before, after));
        return after;
    }

    /**
     * Removes a rule that never matched.
     *
     * @throws DomainException {@code APPROVAL_RULE_NOT_FOUND}; as {@link Precondition#require}; {@code RESOURCE_IN_USE}
     *     when a round refers to it
     */
    public void delete(Caller caller, UUID id, Precondition precondition) {
        ApprovalRule rule = found(caller, id, precondition);
        if (rules.isUsed(caller.organization(), id)) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "RESOURCE_IN_USE",
                    "Approval rounds refer to this rule; deactivate it instead.",
                    List.of(),
                    Map.of("usedBy", "approvals"));
        }
        ApprovalRuleView before = rule.view();
        rules.remove(caller.organization(), rule);
        audit.record(caller, Change.removed("approval_rules.delete", RULE, id, before));
    }

    /**
     * Says which active rules would match a quote with these values, and why.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} when there is no such customer
     */
    public RuleSimulation simulate(Caller caller, SimulateRules.Values values) {
        references.requireCustomer(caller.organization(), values.customerId());
        // Nothing is hidden: whoever states a margin may read it again.
        return RuleSimulation.of(activeTerms(caller), List.of(values.stated()));
    }

    /**
     * Says which active rules match a document, and why; what its margin is, only to callers who may see costs.
     *
     * @param selections of one document: as chosen now, then the most that can be chosen
     */
    public RuleSimulation simulate(Caller caller, List<ApprovalFacts> selections) {
        List<StatedValues> stated =
                selections.stream().map(ApprovalFacts::stated).toList();
        return RuleSimulation.of(activeTerms(caller), stated).visibleTo(caller);
    }

    private List<RuleTerms> activeTerms(Caller caller) {
        return rules.active(caller.organization()).stream()
                .map(ApprovalRule::terms)
                .toList();
    }

    private ApprovalRule found(Caller caller, UUID id, Precondition precondition) {
        ApprovalRule rule = rules.lock(caller.organization(), id).orElseThrow(ApprovalRuleService::notFound);
        precondition.require(rule.version(), EntityTag.of(rule.version()));
        return rule;
    }

    private static NotFoundException notFound() {
        return new NotFoundException("APPROVAL_RULE");
    }
}
