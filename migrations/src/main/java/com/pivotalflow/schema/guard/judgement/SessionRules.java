package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.observation.Step;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Statement;
import java.util.Set;

/** What a script does to its session: guards that were off while it wrote, settings that it leaves changed. */
final class SessionRules {

    private static final Set<String> GUARDS = Set.of("session_replication_role", "row_security");

    private final Charges charges;

    SessionRules(Charges charges) {
        this.charges = charges;
    }

    void judge() {
        for (Step step : charges.facts().steps()) {
            boolean writes = step.touched().entrySet().stream()
                    .anyMatch(touched -> charges.isOld(touched.getKey())
                            && touched.getValue().written() > 0);
            boolean inside = charges.facts().nested().stream()
                    .anyMatch(
                            text -> text.matches("(?is)\\s*set\\b.*\\b(?:session_replication_role|row_security)\\b.*"));
            if (writes && (step.isUnguarded() || inside)) {
                charges.add(
                        Rule.G08,
                        "",
                        step.number(),
                        "rows were written with session_replication_role " + step.replicationRole() + ", row_security "
                                + step.rowSecurity());
            }
        }
        long objects = charges.after().largeObjects() - charges.before().largeObjects();
        if (objects != 0) {
            charges.add(Rule.C06, "", 0, Math.abs(objects) + " large objects " + (objects > 0 ? "made" : "removed"));
        }
        charges.facts().settings().forEach((name, change) -> {
            if (GUARDS.contains(name)) {
                charges.add(Rule.G08, "", statement(name), name + " is left changed: " + change);
            } else {
                charges.add(Rule.N02, name, statement(name), "the setting is left changed: " + change);
            }
        });
    }

    private int statement(String setting) {
        return charges.facts().script().statements().stream()
                .filter(statement -> statement.tokens().stream()
                        .anyMatch(token -> token.value().equalsIgnoreCase(setting)))
                .map(Statement::number)
                .findFirst()
                .orElse(0);
    }
}
