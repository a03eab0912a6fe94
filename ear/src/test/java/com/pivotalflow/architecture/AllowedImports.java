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
 * Who may import whom, by the package below {@code com.pivotalflow}. A package that does not stand here may not exist:
 * whoever makes one decides its place.
 *
 * <p>A package within a feature either has a line of its own, and then names each of its sisters that it needs, or
 * belongs to its feature's line. Whoever may import a feature may import the packages within it.
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
        table.put("wording", Set.of());
        table.put("print", Set.of("document", "wording"));
        table.put("listing", Set.of());
        table.put("secret", Set.of());
        table.put("timer", Set.of());
        table.put("node", Set.of());
        table.put("deadline", Set.of());
        table.put("change", Set.of("problem"));
        table.put("network", Set.of());
        // The shape of a number in a request, for Bean Validation.
        table.put("validation", Set.of("money", "pricing"));
        // The organization's own defaults are a tax policy and a currency.
        table.put("organization", Set.of("problem", "money", "pricing", "metadata", "listing", "deadline"));
        // Work behind the back of requests.
        table.put("job", features());
        // What an organization decides about itself; others ask it.
        table.put("settings", features("money", "pricing", "validation"));
        table.put("mail", Set.of("organization", "job", "secret", "settings"));
        table.put("identity", features("validation", "secret", "mail", "settings", "deadline"));
        // Whether the entities fit the live schema: about all of them, knowing none.
        table.put("mapping", Set.of("organization"));
        // Features: each knows only those it is made from.
        table.put("customer", features("money", "validation"));
        table.put("project", features("money", "validation", "customer"));
        table.put("ratecard", features("money", "pricing", "validation"));
        table.put("exchange", features("money", "validation"));
        table.put("idempotency", features());
        table.put("audit", Set.of("organization", "problem", "listing", "timer"));
        table.put("outbox", Set.of("organization", "timer"));
        table.put("webhook", features("validation", "secret", "network", "outbox"));
        // Both read tables of other features by queries of their own.
        table.put("export", features("job", "validation"));
        table.put("imports", features("job", "customer", "ratecard"));
        table.put("report", features("money"));
        table.put("allocation", features("money", "validation", "ratecard", "project"));
        // A round shows what it would change.
        table.put("approval", features("money", "validation", "document"));
        table.put("delivery", features());
        // Quotes, from the words they are stated in up to the rows and what is done to them.
        table.put("quote.terms", features("money", "pricing", "validation"));
        table.put("quote.lifecycle", features());
        table.put(
                "quote.content",
                features("money", "pricing", "document", "ratecard", "quote.terms", "quote.lifecycle"));
        table.put(
                "quote.drafting",
                features(
                        "money",
                        "pricing",
                        "exchange",
                        "ratecard",
                        "project",
                        "customer",
                        "quote.terms",
                        "quote.content"));
        table.put(
                "quote.view",
                features(
                        "money",
                        "pricing",
                        "document",
                        "approval",
                        "delivery",
                        "ratecard",
                        "quote.terms",
                        "quote.lifecycle",
                        "quote.content"));
        table.put("quote.offer", features("money", "validation", "quote.terms", "quote.lifecycle", "quote.view"));
        table.put("quote.print", features("document", "print", "quote.lifecycle", "quote.content", "quote.view"));
        table.put("quote.link", features("validation", "delivery", "quote.terms"));
        table.put(
                "quote.trail",
                features("approval", "outbox", "quote.terms", "quote.lifecycle", "quote.view", "quote.link"));
        table.put("quote.list", features("money", "quote.terms", "quote.lifecycle", "quote.content"));
        table.put("quote.decision", features("validation", "quote.terms", "quote.lifecycle"));
        table.put(
                "quote",
                features(
                        "money",
                        "pricing",
                        "document",
                        "print",
                        "validation",
                        "approval",
                        "mail",
                        "delivery",
                        "ratecard",
                        "customer",
                        "quote.terms",
                        "quote.lifecycle",
                        "quote.content",
                        "quote.drafting",
                        "quote.view",
                        "quote.offer",
                        "quote.print",
                        "quote.link",
                        "quote.trail",
                        "quote.list",
                        "quote.decision"));
        // Invoices, the same way; what brings money and what makes invoices stand above them.
        table.put("invoice.terms", features("money", "validation", "quote"));
        table.put("invoice.list", features("money", "invoice.terms"));
        table.put(
                "invoice",
                features(
                        "money",
                        "pricing",
                        "document",
                        "print",
                        "mail",
                        "quote",
                        "customer",
                        "invoice.terms",
                        "invoice.list"));
        table.put("invoice.payment", features("money", "validation", "invoice", "invoice.terms"));
        table.put(
                "invoice.conversion",
                features("outbox", "validation", "quote", "project", "customer", "invoice", "invoice.terms"));
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
                        "deadline",
                        "money",
                        "document",
                        "pricing",
                        "validation",
                        "mapping",
                        "wording",
                        "secret",
                        "network",
                        "webhook",
                        "outbox",
                        "job",
                        "export",
                        "imports",
                        "report",
                        "allocation",
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
        type.getDirectDependenciesFromSelf()
                .forEach(dependency -> nameOf(dependency.getTargetClass())
                        .filter(target -> !allows(own.get(), target))
                        .ifPresent(target -> events.add(SimpleConditionEvent.violated(
                                type, own.get() + " -> " + target + ": " + dependency.getDescription()))));
    }

    private static boolean allows(String own, String target) {
        Set<String> allowed = TABLE.getOrDefault(own, Set.of());
        boolean isOfTheFamily = feature(own).equals(feature(target));
        return target.equals(own) || allowed.contains(target) || !isOfTheFamily && allowed.contains(feature(target));
    }

    /** The package's own line, or its feature's; empty for a class that is not ours. */
    private static Optional<String> nameOf(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return Optional.of(name)
                .filter(found -> found.startsWith(ROOT))
                .map(found -> found.substring(ROOT.length()))
                .map(found -> TABLE.containsKey(found) ? found : feature(found));
    }

    private static String feature(String name) {
        return name.split("\\.", 2)[0];
    }
}
