package com.pivotalflow.approval;

import com.pivotalflow.organization.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which rules would match, and why the others would not.
 *
 * @param matches rules that match, by level and name
 * @param levels levels that would be decided, ascending
 * @param unmatched active rules that do not match, by level and name
 */
public record RuleSimulation(List<Answer> matches, List<Integer> levels, List<Answer> unmatched) {

    public RuleSimulation {
        matches = List.copyOf(matches);
        levels = List.copyOf(levels);
        unmatched = List.copyOf(unmatched);
    }

    /** Asks the rules, in their order. */
    static RuleSimulation of(List<RuleTerms> rules, List<StatedValues> selections) {
        List<Answer> matches = new ArrayList<>();
        List<Answer> unmatched = new ArrayList<>();
        for (RuleTerms rule : rules) {
            RuleEvaluation.because(rule, selections)
                    .ifPresentOrElse(
                            because -> matches.add(Answer.of(rule, because)),
                            () -> unmatched.add(Answer.of(rule, RuleEvaluation.whyNot(rule, selections))));
        }
        List<Integer> levels =
                matches.stream().map(Answer::level).distinct().sorted().toList();
        return new RuleSimulation(matches, levels, unmatched);
    }

    /** The same without what a margin is, for callers who may not see costs. */
    RuleSimulation visibleTo(Caller caller) {
        return new RuleSimulation(visible(caller, matches), levels, visible(caller, unmatched));
    }

    private static List<Answer> visible(Caller caller, List<Answer> answers) {
        return answers.stream()
                .map(answer -> new Answer(
                        answer.ruleId(),
                        answer.name(),
                        answer.level(),
                        RuleEvaluation.visible(caller, answer.because())))
                .toList();
    }

    /**
     * What came of one rule.
     *
     * @param ruleId the rule
     * @param name what people call it
     * @param level its level
     * @param because a sentence for each condition that decided
     */
    public record Answer(UUID ruleId, String name, int level, List<String> because) {

        public Answer {
            because = List.copyOf(because);
        }

        static Answer of(RuleTerms rule, List<String> because) {
            return new Answer(rule.id(), rule.name(), rule.level(), because);
        }
    }
}
