package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.script.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script may destroy and is therefore saved before it runs: objects by name, as findings name them.
 *
 * @param losses each rule and object once, in the order of the findings
 */
public record CopyPlan(List<Loss> losses) {

    /**
     * Rules after which rows or values may be gone. Two of them say that a write met nothing on samples: on real rows
     * it may meet something.
     */
    private static final Set<Rule> SAVED = EnumSet.of(
            Rule.D01, Rule.D02, Rule.D04, Rule.D05, Rule.D07, Rule.D08, Rule.D11, Rule.C02, Rule.C03, Rule.C05);

    private static final Pattern NAME = Pattern.compile("\\G(\"(?:[^\"]|\"\")+\"|[^.\"\\s]+)(?:\\.|$)");

    /**
     * Rows or values that may be gone.
     *
     * @param rule why
     * @param object as findings name it, such as {@code public.customers.rating}
     */
    public record Loss(Rule rule, String object) {

        /** Whether the object's rows stay and only values in columns go; then the columns and the key are enough. */
        boolean leavesRows() {
            return rule == Rule.D02 || rule == Rule.D08 || rule == Rule.C02;
        }

        /** Whether it names a table or column; the others may name an extension, or what is not there. */
        boolean mustExist() {
            return leavesRows() || rule == Rule.D01 || rule == Rule.D07;
        }

        /** Schema, relation, column, unquoted, as many as there are; empty if it is no name of such a thing. */
        List<String> path() {
            List<String> parts = new ArrayList<>();
            Matcher matcher = NAME.matcher(object);
            int end = 0;
            while (matcher.find()) {
                String part = matcher.group(1);
                parts.add(
                        part.startsWith("\"")
                                ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
                                : part);
                end = matcher.end();
            }
            return end == object.length() && !object.endsWith(".") ? parts : List.of();
        }
    }

    public CopyPlan {
        losses = List.copyOf(losses);
    }

    /** What the author of a confirmation knows will be lost. */
    public static CopyPlan of(Confirmation confirmation) {
        return of(confirmation.findings().stream()
                .map(finding -> new Loss(finding.rule(), finding.object()))
                .toList());
    }

    /** The losses among findings; those that cost neither row nor value need no copy and are left out. */
    public static CopyPlan of(Collection<Loss> findings) {
        Map<Loss, Loss> once = new LinkedHashMap<>();
        findings.stream().filter(loss -> SAVED.contains(loss.rule())).forEach(loss -> once.put(loss, loss));
        return new CopyPlan(List.copyOf(once.keySet()));
    }

    /** Whether there is nothing to save. */
    public boolean isEmpty() {
        return losses.isEmpty();
    }
}
