package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.snapshot.Column;
import com.pivotalflow.schema.guard.snapshot.Constraint;
import com.pivotalflow.schema.guard.snapshot.Index;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.guard.snapshot.Type;
import com.pivotalflow.schema.script.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Constraints and unique indexes that are gone or hold less, unless the promise moved somewhere else. */
final class ConstraintGuards {

    private final Charges charges;
    private final Snapshot before;
    private final Snapshot after;

    ConstraintGuards(Charges charges) {
        this.charges = charges;
        this.before = charges.before();
        this.after = charges.after();
    }

    void judge() {
        before.constraints().values().forEach(this::constraint);
        before.indexes().values().forEach(this::index);
    }

    private void constraint(Constraint old) {
        boolean onDomain = old.relation() == 0;
        boolean there = onDomain
                ? after.types().containsKey(old.domain())
                : after.relation(old.relation()).isPresent();
        if (!there || isInherited(old) || (!onDomain && goesWithItsColumns(old))) {
            return;
        }
        Constraint now = after.constraints().get(old.oid());
        String weaker = now == null ? gone(old) : weaker(old, now);
        if (!weaker.isEmpty()) {
            String owner = onDomain
                    ? Optional.ofNullable(before.types().get(old.domain()))
                            .map(Type::name)
                            .orElse("")
                    : before.name(old.relation());
            charges.add(
                    Documents.isGuard(old) ? Rule.M02 : Rule.G01,
                    old.name() + " on " + owner,
                    charges.statement(List.of(old.oid(), old.relation(), old.domain()), old.name()),
                    old.definition() + ": " + weaker);
        }
    }

    /** The whole says it for its partitions. */
    private boolean isInherited(Constraint old) {
        long root = old.relation() == 0 ? 0 : before.root(old.relation());
        return old.parent() != 0
                || (root != old.relation()
                        && before.constraintsOf(root).stream()
                                .anyMatch(other -> other.name().equals(old.name())));
    }

    private boolean goesWithItsColumns(Constraint old) {
        return !old.columns().isEmpty()
                && old.columns().stream()
                        .allMatch(number -> after.column(old.relation(), number).isEmpty());
    }

    private static String weaker(Constraint old, Constraint now) {
        if (now.deferrable() && !old.deferrable()) {
            return "its check may wait until the end of a transaction now";
        }
        if (now.deferred() && !old.deferred()) {
            return "its check waits until the end of a transaction now";
        }
        return now.definition().contains("NOT ENFORCED") && !old.definition().contains("NOT ENFORCED")
                ? "is no longer enforced"
                : "";
    }

    private String gone(Constraint old) {
        return switch (old.kind()) {
            case 'p', 'u' -> isUnique(old.relation(), old.columns(), nullsAreEqual(old)) ? "" : "nothing keeps it";
            case 'f' -> foreignKey(old);
            case 'c' -> check(old);
            default -> hasEqual(old) ? "" : "is gone, and no equal rule stands in";
        };
    }

    private boolean nullsAreEqual(Constraint old) {
        Index index = before.indexes().get(old.index());
        return index != null && index.nullsNotDistinct();
    }

    /** Whether something keeps rows apart by these columns or by some of them. */
    private boolean isUnique(long relation, List<Integer> columns, boolean nullsAreEqual) {
        return after.indexesOf(relation).stream()
                .anyMatch(index -> index.unique()
                        && index.valid()
                        && index.predicate().isEmpty()
                        && index.expressions().isEmpty()
                        && columns.containsAll(index.columns())
                        && (index.nullsNotDistinct() || !nullsAreEqual)
                        && !isDeferrable(index));
    }

    private boolean isDeferrable(Index index) {
        return after.constraintsOf(index.relation()).stream()
                .anyMatch(constraint -> constraint.index() == index.oid() && constraint.deferrable());
    }

    private String foreignKey(Constraint old) {
        Optional<Constraint> other = after.constraintsOf(old.relation()).stream()
                .filter(key -> key.kind() == 'f'
                        && key.referenced() == old.referenced()
                        && new HashSet<>(key.columns()).equals(new HashSet<>(old.columns()))
                        && new HashSet<>(key.referencedColumns()).equals(new HashSet<>(old.referencedColumns())))
                .findFirst();
        if (other.isEmpty()) {
            return "is gone, and no equal key stands in";
        }
        Constraint now = other.get();
        if (!now.actions().equals(old.actions())) {
            return "acts otherwise on delete or update: " + now.definition();
        }
        String weaker = weaker(old, now);
        if (weaker.isEmpty() && old.validated() && !now.validated()) {
            note(old);
        }
        return weaker;
    }

    private void note(Constraint old) {
        charges.note(
                Rule.G01,
                old.name() + " on " + before.name(old.relation()),
                charges.statement(List.of(old.relation()), old.name()),
                "holds for new rows only until it is validated");
    }

    private String check(Constraint old) {
        if (hasEqual(old)) {
            return "";
        }
        Optional<Integer> required = Checks.requiredColumn(old);
        if (required.isPresent()) {
            boolean moved = after.column(old.relation(), required.get())
                    .map(Column::notNull)
                    .orElse(false);
            if (moved) {
                return "";
            }
        }
        for (Constraint now : candidates(old)) {
            Checks.Relation relation = Checks.compare(old, now);
            if (relation == Checks.Relation.STRICTER) {
                return "";
            }
            if (relation == Checks.Relation.WIDER_SET) {
                charges.note(
                        Rule.G01,
                        old.name() + " on " + before.name(old.relation()),
                        charges.statement(List.of(old.relation()), old.name()),
                        "admits more words now; the running version may not know them");
                return "";
            }
        }
        return "is gone, and no equal or stricter rule stands in";
    }

    private boolean hasEqual(Constraint old) {
        for (Constraint now : candidates(old)) {
            if (Checks.same(old, now)) {
                if (old.validated() && !now.validated() && old.relation() != 0) {
                    note(old);
                }
                return true;
            }
        }
        return false;
    }

    private List<Constraint> candidates(Constraint old) {
        return after.constraints().values().stream()
                .filter(now ->
                        now.kind() == old.kind() && now.relation() == old.relation() && now.domain() == old.domain())
                .toList();
    }

    private void index(Index old) {
        Relation table = after.relation(old.relation()).orElse(null);
        boolean columnsGone = old.columns().stream()
                .allMatch(number ->
                        number != 0 && after.column(old.relation(), number).isEmpty());
        boolean part = before.root(old.relation()) != old.relation() && old.kind() == 'i' && isPartOfWhole(old);
        if (!old.unique() || old.ofConstraint() || !old.valid() || table == null || columnsGone || part) {
            return;
        }
        boolean kept = after.indexesOf(old.relation()).stream().anyMatch(now -> keeps(old, now));
        if (!kept) {
            String plain = old.name().substring(old.name().indexOf('.') + 1);
            charges.add(
                    Rule.G03,
                    plain + " on " + before.name(old.relation()),
                    charges.statement(List.of(old.oid(), old.relation()), plain),
                    old.definition() + ": nothing keeps these values unique now");
        }
    }

    /** Indexes of partitions come and go with that of the whole. */
    private boolean isPartOfWhole(Index old) {
        return before.indexesOf(before.root(old.relation())).stream()
                .anyMatch(whole -> whole.unique()
                        && whole.columns().size() == old.columns().size());
    }

    private static boolean keeps(Index old, Index now) {
        boolean unique = now.unique() && now.valid() && (now.nullsNotDistinct() || !old.nullsNotDistinct());
        boolean rows = now.predicate().isEmpty() || now.predicate().equals(old.predicate());
        boolean plain = now.expressions().isEmpty() && old.columns().containsAll(now.columns());
        boolean computed = now.expressions().equals(old.expressions())
                && new HashSet<>(now.columns()).equals(new HashSet<>(old.columns()));
        return unique && rows && (plain || computed);
    }
}
