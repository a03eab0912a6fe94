package com.pivotalflow.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may import whom, by the first package below {@code com.pivotalflow}. A package that does not stand here may not
 * exist: whoever makes one decides its place.
 */
final class AllowedImports extends ArchCondition<JavaClass> {

    private static final String ROOT = "com.pivotalflow.";

    private static final Map<String, Set<String>> TABLE = table();

    AllowedImports() {
        super("import only what the table of this test allows");
    }

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        // Pure: imported by everybody, importing nearly nobody.
        table.put("money", Set.of());
        table.put("pricing", Set.of("money"));
        table.put("problem", Set.of());
        table.put("metadata", Set.of());
        table.put("document", Set.of());
        table.put("print", Set.of("document"));
        table.put("listing", Set.of());
        table.put("secret", Set.of());
        table.put("timer", Set.of());
        table.put("change", Set.of("problem"));
        table.put("network", Set.of());
        // The shape of a number in a request, for Bean Validation.
        table.put("validation", Set.of("money", "pricing"));
        // The organization's own defaults are a tax policy and a currency.
        table.put("organization", Set.of("problem", "money", "pricing", "metadata", "listing"));
        // Work behind the back of requests.
        table.put("job", Set.of("organization", "listing", "timer"));
        // What an organization decides about itself; others ask it.
        table.put("settings", features("money", "pricing", "validation"));
        table.put("mail", Set.of("organization", "job", "secret", "settings"));
        table.put("identity", features("validation", "secret", "mail", "settings"));
        // Whether the entities fit the live schema: about all of them, knowing none.
        table.put("mapping", Set.of());
        // Features: each knows only those it is made from.
        table.put("customer", features("money", "validation"));
        table.put("project", features("money", "validation", "customer"));
        table.put("ratecard", features("money", "pricing", "validation"));
        table.put("exchange", features("money", "validation"));
        table.put("idempotency", features());
        table.put("audit", Set.of("organization", "problem", "listing", "timer"));
        table.put("outbox", Set.of("organization", "timer"));
        table.put("webhook", features("validation", "secret", "network", "outbox"));
        // A round shows what it would change.
        table.put("approval", features("money", "validation", "document"));
        table.put("delivery", features());
        table.put(
                "quote",
                features(
                        "money",
                        "pricing",
                        "document",
                        "print",
                        "exchange",
                        "validation",
                        "approval",
                        "outbox",
                        "mail",
                        "delivery",
                        "ratecard",
                        "project",
                        "customer"));
        table.put(
                "invoice",
                features(
                        "money",
                        "pricing",
                        "document",
                        "print",
                        "outbox",
                        "mail",
                        "validation",
                        "quote",
                        "project",
                        "customer"));
        // Whoever runs the platform opens organizations, with all they begin with.
        table.put("platform", features("money", "pricing", "validation", "identity", "approval", "ratecard"));
        table.put(
                "seed",
                features(
                        "money",
                        "pricing",
                        "platform",
                        "identity",
                        "approval",
                        "delivery",
                        "ratecard",
                        "project",
                        "customer",
                        "quote"));
        // HTTP sees every feature and nothing of the schema.
        table.put(
                "rest",
                features(
                        "money",
                        "document",
                        "pricing",
                        "validation",
                        "mapping",
                        "secret",
                        "network",
                        "webhook",
                        "outbox",
                        "identity",
                        "idempotency",
                        "approval",
                        "delivery",
                        "exchange",
                        "ratecard",
                        "project",
                        "customer",
                        "quote",
                        "invoice",
                        "settings",
                        "platform",
                        "seed"));
        table.put("schema", Set.of());
        return table;
    }

    /** What every feature may import, and more. */
    private static Set<String> features(String... more) {
        Set<String> all =
                new TreeSet<>(Set.of("organization", "problem", "metadata", "listing", "audit", "change", "timer"));
        all.addAll(Set.of(more));
        return all;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Optional<String> own = nameOf(type);
        if (own.isEmpty() || !TABLE.containsKey(own.get())) {
            events.add(
                    SimpleConditionEvent.violated(type, type.getName() + " is in a package the table does not name"));
            return;
        }
        Set<String> allowed = TABLE.get(own.get());
        type.getDirectDependenciesFromSelf()
                .forEach(dependency -> nameOf(dependency.getTargetClass())
                        .filter(target -> !target.equals(own.get()) && !allowed.contains(target))
                        .ifPresent(target -> events.add(SimpleConditionEvent.violated(
                                type, own.get() + " -> " + target + ": " + dependency.getDescription()))));
    }

    /** The first package below the root; empty for a class that is not ours. */
    private static Optional<String> nameOf(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.startsWith(ROOT) ? Optional.of(name.substring(ROOT.length()).split("\\.", 2)[0]) : Optional.empty();
    }
}
