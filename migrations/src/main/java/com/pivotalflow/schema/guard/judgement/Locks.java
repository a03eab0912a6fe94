package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.observation.Counts;
import com.pivotalflow.schema.guard.observation.Event;
import com.pivotalflow.schema.guard.observation.LockMode;
import com.pivotalflow.schema.guard.observation.Step;
import com.pivotalflow.schema.guard.snapshot.Constraint;
import com.pivotalflow.schema.guard.snapshot.Index;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Work that is done while others wait. A lock alone is no finding: it becomes one by what is done under it. */
final class Locks {

    static final String TOO_LONG = "takes ";

    private final Charges charges;
    private final Snapshot before;
    private final Snapshot after;
    private final long budgetMillis;
    private final boolean transactional;
    private final Set<Long> rewritten = new HashSet<>();

    Locks(Charges charges, long budgetMillis) {
        this.charges = charges;
        this.before = charges.before();
        this.after = charges.after();
        this.budgetMillis = budgetMillis;
        this.transactional = charges.facts().script().header().transactional();
        for (Relation old : before.relations().values()) {
            boolean fresh = after.relation(old.oid())
                    .map(now -> now.storage() != old.storage())
                    .orElse(false);
            if (fresh || isHeardOf(old.oid(), Event.Kind.REWRITE)) {
                rewritten.add(old.oid());
                rewritten.add(before.root(old.oid()));
            }
        }
    }

    void judge() {
        for (Step step : charges.facts().steps()) {
            under(step);
            later(step);
            explicit(step);
        }
        before.indexes().values().forEach(this::index);
        before.relations().values().forEach(this::shut);
    }

    /** L01, L02, L04, L06: the statement reads old rows while it holds a lock that it took itself. */
    private void under(Step step) {
        boolean reads = step.touched().entrySet().stream()
                .anyMatch(touched ->
                        charges.isOld(touched.getKey()) && touched.getValue().read() > 0);
        Set<Long> shut = step.taken().entrySet().stream()
                .filter(lock -> charges.blocks(lock.getKey(), lock.getValue()))
                .map(Map.Entry::getKey)
                .filter(relation -> !rewritten.contains(relation))
                .collect(Collectors.toSet());
        for (long relation : shut) {
            if (reads) {
                charge(step, relation, shut);
            }
        }
    }

    private void charge(Step step, long relation, Set<Long> shut) {
        String evidence = evidence(step, relation);
        long whole = before.root(relation);
        String name = before.name(whole);
        List<Rule> rules = new ArrayList<>();
        if (isBuilt(relation, step)) {
            rules.add(Rule.L02);
        }
        if (isAttached(relation)) {
            rules.add(Rule.L06);
        } else if (isProved(whole) || isProved(relation)) {
            rules.add(Rule.L04);
        }
        boolean elsewhere = shut.stream()
                .map(before::root)
                .anyMatch(other -> other != whole && (isProved(other) || isReferenced(other, whole)));
        boolean own = rules.isEmpty() && isReferencedByOwn(whole);
        if (own) {
            rules.add(Rule.L04);
        }
        if (rules.isEmpty() && !elsewhere && !isRebuilt(relation) && !isDetached(relation)) {
            rules.add(Rule.L01);
        }
        for (Rule rule : rules) {
            charges.add(rule, rule == Rule.L06 ? before.name(relation) : name, step.number(), evidence);
        }
    }

    private String evidence(Step step, long relation) {
        String modes = step.holds().getOrDefault(relation, Set.of()).stream()
                .filter(LockMode::blocksWriters)
                .map(LockMode::toString)
                .collect(Collectors.joining(", "));
        long read = step.touched().values().stream().mapToLong(Counts::read).sum();
        return modes + " lock on " + before.name(relation) + ", " + read + " rows read under it";
    }

    private boolean isBuilt(long relation, Step step) {
        boolean read = step.touched().getOrDefault(relation, Counts.NONE).read() > 0
                || step.touched().entrySet().stream()
                        .anyMatch(part -> before.root(part.getKey()) == relation
                                && part.getValue().read() > 0);
        return read
                && after.indexesOf(relation).stream()
                        .filter(index -> !index.ofConstraint())
                        .anyMatch(index -> !before.indexes().containsKey(index.oid())
                                && (isHeardIn(step, index.oid()) || isHeardIn(step, relation)));
    }

    private boolean isProved(long relation) {
        for (Constraint now : after.constraints().values()) {
            Constraint old = before.constraints().get(now.oid());
            boolean fresh = now.validated() && (old == null || !old.validated());
            if (fresh && (now.relation() == relation || usesDomain(relation, now.domain()))) {
                return true;
            }
        }
        return before.columnsOf(relation).values().stream()
                        .anyMatch(old -> after.column(relation, old.number())
                                .map(now -> now.notNull() && !old.notNull())
                                .orElse(false))
                || isDomainNotNull(relation);
    }

    private boolean usesDomain(long relation, long domain) {
        return domain != 0
                && before.columnsOf(relation).values().stream().anyMatch(column -> column.typeOid() == domain);
    }

    private boolean isDomainNotNull(long relation) {
        return before.types().values().stream()
                .filter(old -> old.kind() == 'd' && !old.notNull())
                .filter(old -> after.types().containsKey(old.oid())
                        && after.types().get(old.oid()).notNull())
                .anyMatch(old -> usesDomain(relation, old.oid()));
    }

    private boolean isReferenced(long from, long to) {
        return after.constraintsOf(from).stream()
                .anyMatch(key -> key.referenced() == to && !before.constraints().containsKey(key.oid()));
    }

    /** A new table's key is proved against old rows. */
    private boolean isReferencedByOwn(long relation) {
        return after.constraints().values().stream()
                .anyMatch(key -> key.referenced() == relation
                        && key.relation() != relation
                        && !charges.isOld(key.relation())
                        && key.validated()
                        && !before.constraints().containsKey(key.oid()));
    }

    private boolean isAttached(long relation) {
        Relation old = before.relations().get(relation);
        Relation now = after.relations().get(relation);
        boolean attached = old != null && now != null && !old.partition() && now.partition();
        // A default partition is read when another one is made beside it.
        boolean beside = old != null
                && old.partition()
                && after.relations().values().stream()
                        .anyMatch(other -> other.partition()
                                && other.parents().equals(old.parents())
                                && !before.relation(other.oid())
                                        .map(Relation::partition)
                                        .orElse(false));
        return attached || beside;
    }

    private boolean isDetached(long relation) {
        return before.relations().values().stream()
                .filter(Relation::partition)
                .filter(part -> part.parents().contains(relation) || part.oid() == relation)
                .anyMatch(part ->
                        after.relation(part.oid()).map(now -> !now.partition()).orElse(false));
    }

    private boolean isRebuilt(long relation) {
        return before.indexesOf(relation).stream().anyMatch(this::isRebuilt);
    }

    private boolean isRebuilt(Index old) {
        Index now = after.indexes().get(old.oid());
        return now != null
                && now.storage() != old.storage()
                && now.tablespace() == old.tablespace()
                && !rewritten.contains(old.relation());
    }

    /** L05: a lock that an earlier statement left keeps others waiting while this one works. */
    private void later(Step step) {
        boolean works = step.touched().keySet().stream().anyMatch(charges::isOld);
        if (!works && step.millis() <= budgetMillis) {
            return;
        }
        step.held().forEach((relation, modes) -> {
            if (charges.blocks(relation, modes)) {
                String strongest = modes.stream()
                        .max(LockMode::compareTo)
                        .map(LockMode::toString)
                        .orElse("");
                charges.add(
                        Rule.L05,
                        before.name(before.root(relation)),
                        step.number(),
                        strongest + " lock of an earlier statement is held while this one "
                                + (works ? "works on old rows" : TOO_LONG + step.millis() + " ms"));
            }
        });
    }

    /** L05: a lock that is taken and nothing changed under it. */
    private void explicit(Step step) {
        List<Statement> statements = charges.facts().script().statements();
        boolean says = step.number() <= statements.size()
                && statements.get(step.number() - 1).begins("lock");
        boolean inside = charges.facts().nested().stream().anyMatch(text -> text.matches("(?is)\\s*lock\\b.*"))
                && charges.facts().events().stream().noneMatch(event -> event.statement() == step.number());
        if (says || inside) {
            step.taken().forEach((relation, modes) -> {
                if (charges.blocks(relation, modes) && !isChanged(relation)) {
                    charges.add(
                            Rule.L05,
                            before.name(before.root(relation)),
                            step.number(),
                            "locked without any change of its definition");
                }
            });
        }
    }

    private boolean isChanged(long relation) {
        Set<Long> objects = new HashSet<>(List.of(relation, before.root(relation)));
        before.indexesOf(relation).forEach(index -> objects.add(index.oid()));
        after.indexesOf(relation).forEach(index -> objects.add(index.oid()));
        before.triggersOf(relation).forEach(trigger -> objects.add(trigger.oid()));
        after.triggersOf(relation).forEach(trigger -> objects.add(trigger.oid()));
        before.policiesOf(relation).forEach(policy -> objects.add(policy.oid()));
        after.policiesOf(relation).forEach(policy -> objects.add(policy.oid()));
        boolean heard = charges.facts().events().stream().anyMatch(event -> objects.contains(event.object()));
        boolean referenced = after.constraints().values().stream()
                .anyMatch(key ->
                        key.referenced() == relation && !before.constraints().containsKey(key.oid()));
        return heard || referenced || rewritten.contains(relation);
    }

    /** L03: an index goes or is built again, and nobody had to wait for it. */
    private void index(Index old) {
        if (after.relation(old.relation()).isEmpty() || old.kind() != 'i') {
            return;
        }
        String table = before.name(before.root(old.relation()));
        int statement = charges.statement(List.of(old.oid()), old.name());
        boolean named = charges.facts().events().stream()
                .anyMatch(event -> event.kind() == Event.Kind.DROP && event.object() == old.oid() && event.original());
        if (!after.indexes().containsKey(old.oid()) && named && isShut(old.relation())) {
            charges.add(Rule.L03, table, statement, "index " + old.name() + " is dropped while everybody waits");
        } else if (isRebuilt(old) && isShut(old.relation())) {
            charges.add(
                    Rule.L03,
                    table,
                    charges.statement(List.of(old.oid(), old.relation()), old.name()),
                    "index " + old.name() + " is built again while writers wait");
        }
    }

    private boolean isShut(long relation) {
        return transactional
                || charges.facts().steps().stream()
                        .anyMatch(step -> charges.blocks(relation, step.holds().getOrDefault(relation, Set.of())));
    }

    /** L06: a refresh or a detachment that has a concurrent form. */
    private void shut(Relation old) {
        Relation now = after.relation(old.oid()).orElse(null);
        if (now == null || !isShut(old.oid())) {
            return;
        }
        if (old.kind() == 'm' && old.populated() && now.storage() != old.storage()) {
            charges.add(
                    Rule.L06,
                    old.name(),
                    charges.statement(List.of(old.oid()), old.name()),
                    "refreshed while its readers wait");
        }
        for (Relation part : before.relations().values()) {
            boolean detached = part.partition()
                    && part.parents().contains(old.oid())
                    && after.relation(part.oid())
                            .map(other -> !other.partition())
                            .orElse(false);
            if (detached) {
                charges.add(
                        Rule.L06,
                        old.name(),
                        charges.statement(List.of(old.oid()), part.name()),
                        part.name() + " is detached while readers and writers of the whole wait");
            }
        }
    }

    private boolean isHeardOf(long object, Event.Kind kind) {
        return charges.facts().events().stream().anyMatch(event -> event.kind() == kind && event.object() == object);
    }

    private boolean isHeardIn(Step step, long object) {
        return charges.facts().events().stream()
                .anyMatch(event -> event.statement() == step.number() && event.object() == object);
    }
}
