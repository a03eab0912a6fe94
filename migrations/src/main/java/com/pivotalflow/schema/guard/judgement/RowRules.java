package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.observation.Counts;
import com.pivotalflow.schema.guard.observation.Event;
import com.pivotalflow.schema.guard.observation.LockMode;
import com.pivotalflow.schema.guard.observation.RowChange;
import com.pivotalflow.schema.guard.observation.Step;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rows of old tables: removed, added, changed, or written without meeting any. */
final class RowRules {

    private static final Pattern WRITES =
            Pattern.compile("(?is)\\s*(?:insert|update|delete|merge|copy|with|call|execute)\\b.*");
    private static final Pattern LOCKS = Pattern.compile("(?is)\\s*lock\\b.*");

    private final Charges charges;
    private final Snapshot before;

    RowRules(Charges charges) {
        this.charges = charges;
        this.before = charges.before();
    }

    void judge() {
        charges.facts().rows().values().forEach(this::judge);
        emptied();
        Map<Long, Integer> written = new HashMap<>();
        charges.facts()
                .steps()
                .forEach(step -> step.taken().forEach((relation, modes) -> {
                    if (modes.contains(LockMode.ROW_EXCLUSIVE) && isWrite(step)) {
                        written.putIfAbsent(before.root(relation), step.number());
                    }
                }));
        written.forEach(this::metNothing);
        metNothingOutside();
    }

    private void judge(RowChange change) {
        String table = before.name(change.table());
        if (!change.unreadable().isEmpty()) {
            charges.add(
                    Rule.D10,
                    table,
                    at(change.table(), counts -> true),
                    "its rows can no longer be read: " + change.unreadable());
        }
        if (change.removed() > 0) {
            charges.add(
                    Rule.D07,
                    table,
                    at(change.table(), counts -> counts.deleted() > 0),
                    change.removed() + " of " + change.before() + " sample rows are gone" + unnamed(change.table()));
        }
        if (change.added() > 0) {
            charges.add(
                    Rule.C01,
                    table,
                    at(change.table(), counts -> counts.inserted() > 0),
                    change.added() + " rows more" + unnamed(change.table()));
        }
        if (change.changed() > 0 || !change.filled().isEmpty()) {
            charges.add(
                    Rule.C02,
                    table,
                    at(change.table(), counts -> counts.updated() + counts.inserted() > 0),
                    changes(change) + unnamed(change.table()));
        }
    }

    private static String changes(RowChange change) {
        Map<String, Integer> columns = new TreeMap<>(change.columns());
        columns.putAll(change.filled());
        return "of " + change.before() + " sample rows other values in " + columns;
    }

    /** The script need not name a table to write it: keys, triggers and views lead there. */
    private String unnamed(long table) {
        String name = before.name(table).replace("\"", "");
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean named = charges.facts().script().statements().stream()
                .flatMap(statement -> statement.tokens().stream())
                .anyMatch(token -> token.value().contains(last));
        return named ? "" : "; the script does not name the table";
    }

    private int at(long table, Predicate<Counts> did) {
        for (Step step : charges.facts().steps()) {
            for (Map.Entry<Long, Counts> touched : step.touched().entrySet()) {
                if (before.root(touched.getKey()) == table && did.test(touched.getValue())) {
                    return step.number();
                }
            }
        }
        return charges.statement(List.of(table), before.name(table));
    }

    /** An empty table with new storage was emptied all the same: the sample had nothing to show. */
    private void emptied() {
        for (Relation table : before.relations().values()) {
            Relation now = charges.after().relation(table.oid()).orElse(null);
            boolean fresh = now != null && table.holdsRows() && now.storage() != table.storage();
            boolean empty = charges.facts().values().getOrDefault(table.name(), 0) == 0;
            boolean rewritten = charges.facts().events().stream()
                    .anyMatch(event -> event.kind() == Event.Kind.REWRITE && event.object() == table.oid());
            if (fresh && empty && !rewritten && truncates()) {
                charges.add(
                        Rule.D07,
                        table.name(),
                        charges.statement(List.of(table.oid()), table.name()),
                        "its storage is new and empty");
            }
        }
    }

    private boolean truncates() {
        return charges.facts().script().statements().stream().anyMatch(statement -> statement.begins("truncate"))
                || charges.facts().nested().stream().anyMatch(text -> text.matches("(?is)\\s*truncate\\b.*"));
    }

    private void metNothing(long table, int statement) {
        Relation relation = before.relation(table).orElse(null);
        if (relation == null
                || !relation.isTable()
                || !isStillLocked(table)
                || touched(table).written() > 0) {
            return;
        }
        int rows = charges.facts().values().getOrDefault(relation.name(), 0);
        if (relation.rowSecurity() && relation.rowSecurityForced() && rows > 0) {
            charges.add(
                    Rule.C05,
                    relation.name(),
                    statement,
                    "it holds " + rows + " sample rows, and row security hid all of them from the owner");
        } else {
            charges.add(
                    Rule.C03,
                    relation.name(),
                    statement,
                    "a write met none of " + rows + " sample rows; elsewhere it may meet every row");
        }
    }

    /** Outside a transaction no lock is left to tell; what ran inside and touched nothing tells. */
    private void metNothingOutside() {
        if (charges.facts().script().header().transactional()) {
            return;
        }
        for (Relation table : before.relations().values()) {
            String last = table.name().substring(table.name().lastIndexOf('.') + 1);
            Pattern write =
                    Pattern.compile("(?is)\\s*(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?"
                            + "(?:\"?[a-z_0-9]+\"?\\.)?\"?" + Pattern.quote(last) + "\"?\\b.*");
            boolean ran = charges.facts().nested().stream()
                    .anyMatch(text -> write.matcher(text).matches());
            if (table.isTable() && ran && touched(table.oid()).written() == 0) {
                charges.add(Rule.C03, table.name(), 1, "a write met no row of the sample");
            }
        }
    }

    private boolean isStillLocked(long table) {
        List<Step> steps = charges.facts().steps();
        Map<Long, Set<LockMode>> end =
                steps.isEmpty() ? Map.of() : steps.get(steps.size() - 1).holds();
        return end.entrySet().stream()
                .anyMatch(lock ->
                        before.root(lock.getKey()) == table && lock.getValue().contains(LockMode.ROW_EXCLUSIVE));
    }

    private Counts touched(long table) {
        return before.relations().keySet().stream()
                .filter(part -> before.root(part) == table)
                .map(part -> charges.facts().touched(part))
                .reduce(Counts.NONE, Counts::plus);
    }

    /** Defining, preparing or explaining a write takes its lock, too. */
    private boolean isWrite(Step step) {
        List<Statement> statements = charges.facts().script().statements();
        if (step.number() > statements.size()) {
            return true;
        }
        Statement statement = statements.get(step.number() - 1);
        String first = statement.tokens().get(0).value();
        return switch (first) {
            case "insert", "update", "delete", "merge", "copy", "with", "execute" -> true;
            case "create", "alter", "prepare", "comment", "lock", "drop", "grant", "revoke", "refresh" -> false;
            case "explain" -> statement.has("analyze");
            default -> {
                List<String> nested = charges.facts().nested();
                boolean writes =
                        nested.stream().anyMatch(text -> WRITES.matcher(text).matches());
                boolean other =
                        nested.stream().anyMatch(text -> LOCKS.matcher(text).matches())
                                || charges.facts().events().stream()
                                        .anyMatch(event -> event.statement() == step.number()
                                                && event.kind() == Event.Kind.COMMAND);
                yield writes || !other;
            }
        };
    }
}
