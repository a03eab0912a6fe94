package com.pivotalflow.approval;

import com.pivotalflow.organization.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks rules about a document. A rule matches when all its conditions hold for one of the selections of the document: a
 * price can't hide in options that are not chosen yet. Numbers are compared exactly.
 */
final class RuleEvaluation {

    private static final String SEES_COSTS = "quotes.view_cost";
    private static final String OTHER_SELECTION = "With all options: ";

    private RuleEvaluation() {}

    /**
     * The rules that match, in the order given.
     *
     * @param rules the rules to ask
     * @param selections of one document: as chosen now, then the most that can be chosen
     */
    static List<RuleMatch> matches(List<RuleTerms> rules, List<StatedValues> selections) {
        return rules.stream()
                .flatMap(rule -> because(rule, selections).stream()
                        .map(because -> new RuleMatch(
                                rule.id(), rule.name(), rule.level(), because, rule.approver(), rule.minApprovals())))
                .toList();
    }

    /** Why a rule matches, told by the first selection that fulfils it; empty when none does. */
    static Optional<List<String>> because(RuleTerms rule, List<StatedValues> selections) {
        for (int i = 0; i < selections.size(); i++) {
            List<Condition.Judgement> judgements = judge(rule, selections.get(i));
            if (judgements.stream().allMatch(Condition.Judgement::holds)) {
                return Optional.of(sentences(judgements, i));
            }
        }
        return Optional.empty();
    }

    /** Why a rule does not match: the conditions that fail, for each selection. */
    static List<String> whyNot(RuleTerms rule, List<StatedValues> selections) {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < selections.size(); i++) {
            reasons.addAll(sentences(
                    judge(rule, selections.get(i)).stream()
                            .filter(judgement -> !judgement.holds())
                            .toList(),
                    i));
        }
        return reasons;
    }

    /** The sentences without what a margin is, for callers who may not see costs. */
    static List<String> visible(Caller caller, List<String> sentences) {
        return caller.may(SEES_COSTS)
                ? sentences
                : sentences.stream()
                        .map(sentence -> sentence.contains(ConditionField.MARGIN_PERCENT.label())
                                ? "It depends on the margin, which is seen with the permission " + SEES_COSTS + "."
                                : sentence)
                        .toList();
    }

    private static List<Condition.Judgement> judge(RuleTerms rule, StatedValues values) {
        return rule.conditions().stream()
                .map(condition -> condition.judge(values))
                .toList();
    }

    private static List<String> sentences(List<Condition.Judgement> judgements, int selection) {
        return judgements.stream()
                .map(judgement -> (selection == 0 ? "" : OTHER_SELECTION) + judgement.sentence())
                .toList();
    }
}
