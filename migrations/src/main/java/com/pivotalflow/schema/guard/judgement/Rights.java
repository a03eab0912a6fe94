package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.snapshot.Grant;
import com.pivotalflow.schema.guard.snapshot.Named;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Routine;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.guard.snapshot.Type;
import com.pivotalflow.schema.script.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rights that roles lost or won on what was there before, by grants, owners, or routines and views that act for them. */
final class Rights {

    private static final String EVERYBODY = "public";
    private static final Set<String> TOO_MUCH = Set.of("TRUNCATE", "REFERENCES", "TRIGGER");

    private final Charges charges;
    private final Snapshot before;
    private final Snapshot after;
    private final String app;

    Rights(Charges charges, String app) {
        this.charges = charges;
        this.before = charges.before();
        this.after = charges.after();
        this.app = app;
    }

    void judge() {
        Map<String, Set<String>> lost = new TreeMap<>();
        Map<String, Set<String>> won = new TreeMap<>();
        for (Grant old : before.grants()) {
            if (isLost(old)) {
                lost.computeIfAbsent(objectName(old), none -> new TreeSet<>())
                        .add(old.grantee() + " " + old.privilege() + (old.column() == 0 ? "" : " on " + old.name()));
            }
        }
        for (Grant now : after.grants()) {
            if (isTooMuch(now)) {
                won.computeIfAbsent(objectName(now), none -> new TreeSet<>())
                        .add(now.grantee() + " " + now.privilege());
            }
        }
        lost.forEach((object, rights) -> report(Rule.G06, object, "lost: " + String.join(", ", rights)));
        won.forEach((object, rights) -> report(Rule.G07, object, "granted: " + String.join(", ", rights)));
        owners();
        before.routines().values().forEach(this::routine);
        before.relations().values().forEach(this::view);
    }

    /** The name of the whole object; a right on a column is a right on its table. */
    private String objectName(Grant grant) {
        boolean old = before.grants().contains(grant);
        return grant.kind().equals("relation") ? (old ? before : after).name(grant.oid()) : grant.name();
    }

    private void report(Rule rule, String object, String evidence) {
        List<Long> objects = new ArrayList<>();
        before.relation(object).ifPresent(relation -> objects.add(relation.oid()));
        after.relation(object).ifPresent(relation -> objects.add(relation.oid()));
        before.routine(object).ifPresent(routine -> objects.add(routine.oid()));
        charges.add(rule, object, charges.statement(objects, object.replaceAll("\\(.*", "")), evidence);
    }

    /** What an object is now: itself or, for views and routines, what was made again under its name; 0 if nothing. */
    private long successor(Grant old) {
        return switch (old.kind()) {
            case "relation" ->
                after.relation(old.oid())
                        .or(() -> after.relation(before.name(old.oid()))
                                .filter(now -> before.relation(old.oid())
                                        .map(Relation::isView)
                                        .orElse(false)))
                        .map(Relation::oid)
                        .orElse(0L);
            case "routine" ->
                after.routines().containsKey(old.oid())
                        ? old.oid()
                        : after.routine(old.name()).map(Routine::oid).orElse(0L);
            case "schema" -> after.schemas().containsKey(old.oid()) ? old.oid() : 0L;
            case "type" -> after.types().containsKey(old.oid()) ? old.oid() : 0L;
            default -> 0L;
        };
    }

    private boolean isLost(Grant old) {
        long now = successor(old);
        boolean columnGone = old.column() > 0
                && now == old.oid()
                && after.column(now, old.column()).isEmpty();
        if (now == 0 || columnGone) {
            return false;
        }
        String newOwner = owner(old.kind(), now);
        return !old.grantee().equals(newOwner)
                && !has(old, now, old.grantee())
                && !has(old, now, EVERYBODY)
                && !hasOnEachColumn(old, now);
    }

    private boolean has(Grant old, long now, String grantee) {
        return after.grants().stream()
                .anyMatch(grant -> grant.kind().equals(old.kind())
                        && grant.oid() == now
                        && (grant.column() == 0 || grant.column() == old.column())
                        && grant.grantee().equals(grantee)
                        && grant.privilege().equals(old.privilege()));
    }

    private boolean hasOnEachColumn(Grant old, long now) {
        return old.kind().equals("relation")
                && old.column() == 0
                && !before.columnsOf(old.oid()).isEmpty()
                && before.columnsOf(old.oid()).keySet().stream()
                        .allMatch(number -> after.grants().stream()
                                .anyMatch(grant -> grant.oid() == now
                                        && grant.column() == number
                                        && grant.grantee().equals(old.grantee())
                                        && grant.privilege().equals(old.privilege())));
    }

    private boolean isTooMuch(Grant now) {
        boolean much = now.kind().equals("default")
                || now.grantee().equals(EVERYBODY)
                || (now.grantee().equals(app) && TOO_MUCH.contains(now.privilege()));
        return much && isOnOld(now) && !hadBefore(now);
    }

    private boolean isOnOld(Grant now) {
        return switch (now.kind()) {
            case "relation" ->
                charges.isOld(now.oid())
                        || before.relation(after.name(now.oid()))
                                .map(Relation::isView)
                                .orElse(false);
            case "routine" ->
                before.routines().containsKey(now.oid())
                        || before.routine(now.name()).isPresent();
            case "schema" -> before.schemas().containsKey(now.oid());
            case "type" -> before.types().containsKey(now.oid());
            default -> true;
        };
    }

    private boolean hadBefore(Grant now) {
        return before.grants().stream()
                .anyMatch(old -> old.kind().equals(now.kind())
                        && (old.oid() == now.oid() || old.name().equals(now.name()))
                        && (old.column() == 0 || old.column() == now.column())
                        && old.privilege().equals(now.privilege())
                        && (old.grantee().equals(now.grantee()) || old.grantee().equals(EVERYBODY)));
    }

    private String owner(String kind, long oid) {
        String owner =
                switch (kind) {
                    case "relation" -> after.relation(oid).map(Relation::owner).orElse("");
                    case "routine" ->
                        after.routines().containsKey(oid)
                                ? after.routines().get(oid).owner()
                                : "";
                    case "schema" ->
                        after.schemas().containsKey(oid)
                                ? after.schemas().get(oid).owner()
                                : "";
                    default ->
                        after.types().containsKey(oid) ? after.types().get(oid).owner() : "";
                };
        return Objects.requireNonNullElse(owner, "");
    }

    private void owners() {
        before.relations().forEach((oid, old) -> owner("relation", oid, old.name(), old.owner()));
        before.routines().forEach((oid, old) -> owner("routine", oid, old.signature(), old.owner()));
        for (Map.Entry<Long, Named> schema : before.schemas().entrySet()) {
            owner(
                    "schema",
                    schema.getKey(),
                    schema.getValue().name(),
                    schema.getValue().owner());
        }
        for (Map.Entry<Long, Type> type : before.types().entrySet()) {
            owner("type", type.getKey(), type.getValue().name(), type.getValue().owner());
        }
    }

    private void owner(String kind, long oid, String name, String owner) {
        String now = owner(kind, oid);
        if (!now.isEmpty() && !now.equals(owner)) {
            charges.add(Rule.G07, name, charges.statement(List.of(oid), name), "owner " + owner + " → " + now);
        }
    }

    private void routine(Routine old) {
        Routine now = after.routine(old.signature()).orElse(null);
        if (now == null) {
            return;
        }
        int statement = charges.statement(List.of(old.oid(), now.oid()), old.name());
        if (now.securityDefiner() && !old.securityDefiner()) {
            charges.add(Rule.G07, old.signature(), statement, "works with the rights of its owner now");
        } else if (old.fixesPath() && !now.fixesPath()) {
            charges.add(Rule.G07, old.signature(), statement, "looks names up by the caller's search path now");
        }
    }

    private void view(Relation old) {
        Relation now = after.relation(old.oid())
                .or(() -> after.relation(old.name()).filter(Relation::isView))
                .orElse(null);
        if (old.kind() == 'v' && now != null && old.isSecurityInvoker() && !now.isSecurityInvoker()) {
            charges.add(
                    Rule.G07,
                    old.name(),
                    charges.statement(List.of(old.oid(), now.oid()), old.name()),
                    "reads with the rights of its owner now, past the row security of who asks");
        }
    }
}
