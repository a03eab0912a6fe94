package com.pivotalflow.schema.run;

import com.pivotalflow.schema.backup.CopyPlan.Loss;
import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Statement;
import com.pivotalflow.schema.script.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How one applied script is taken back, and what may go with it whatever it holds: what the two catalogs say is gone or
 * of another type afterwards, what the rehearsal saw being lost, and statements that touch rows.
 *
 * @param line the script that is taken back
 * @param script the one that does it
 * @param tables the table of each thing at stake
 * @param unclear what may be lost and cannot be counted, for people
 */
record WayBack(LockLine line, Script script, Map<Loss, String> tables, List<String> unclear) {

    private static final String LOSES = "loses:";

    /** What a statement begins with that may write to rows or run what does. */
    private static final List<String> WRITING = List.of(
            "insert", "update", "delete", "merge", "truncate", "with", "select", "call", "do", "execute", "copy");

    WayBack {
        unclear = List.copyOf(unclear);
    }

    /**
     * Finds it.
     *
     * @throws SchemaRefusedException if there is none that was rehearsed
     */
    static WayBack of(Packaged build, LockLine line) {
        Optional<Script> found = build.folder().rollback("U" + line.version().substring(1));
        if (line.rollback().equals("irreversible") || found.isEmpty()) {
            throw refuse(line.fileName() + " is irreversible: there is no way back behind it. Restore a backup");
        }
        Script script = found.get();
        if (line.rollback().equals(LockLine.NONE)) {
            throw refuse(script.name() + " was never rehearsed: run journal --write, and build again");
        }
        if (!script.header().transactional()) {
            throw refuse(script.name() + " runs outside a transaction and could stop half way: run it by hand");
        }
        Catalog with = build.expected().at(line.number());
        Catalog without = build.expected().at(line.number() - 1);
        Map<Loss, String> tables = new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        List<String> unclear = new ArrayList<>();
        with.entries().forEach(entry -> stake(entry, with, without, tables));
        if (line.rollback().startsWith(LOSES)) {
            for (String object : line.rollback().substring(LOSES.length()).split(",", -1)) {
                lost(object, with, tables, unclear);
            }
        }
        for (Statement statement : script.statements()) {
            if (WRITING.stream().anyMatch(statement::begins)) {
                unclear.add("rows that the statement at line " + statement.line() + " writes");
            }
        }
        return new WayBack(line, script, tables, unclear);
    }

    /** What is at stake, as findings. */
    List<Loss> losses() {
        return List.copyOf(tables.keySet());
    }

    /**
     * The line that the lock file would have of it, with the codes its confirmation lists.
     *
     * @param loses whether it needs one
     */
    LockLine claim(boolean loses, Optional<Confirmation> confirmation) {
        List<Rule> codes = confirmation.stream()
                .flatMap(found -> found.findings().stream())
                .map(Confirmation.Expected::rule)
                .distinct()
                .toList();
        return new LockLine(
                script.name().version(),
                script.name().description(),
                script.sha256(),
                script.stmts(),
                LockLine.NONE,
                loses ? Verdict.DESTRUCTIVE : Verdict.SAFE,
                codes,
                LockLine.NONE,
                LockLine.NONE);
    }

    private static void stake(Entry entry, Catalog with, Catalog without, Map<Loss, String> tables) {
        Optional<Entry> left = without.find(entry.key());
        String object = entry.object();
        if (entry.kind() == Kind.TABLE && left.isEmpty()) {
            tables.put(new Loss(Rule.D01, object), object);
        } else if (entry.kind() == Kind.COLUMN) {
            Optional<String> table = tableOf(object, with);
            boolean stays = table.filter(name ->
                            without.find(new Entry.Key(name, Kind.TABLE)).isPresent())
                    .isPresent();
            if (stays && left.isEmpty()) {
                tables.put(new Loss(Rule.D02, object), table.get());
            } else if (stays && !type(entry).equals(type(left.get()))) {
                tables.put(new Loss(Rule.D08, object), table.get());
            }
        }
    }

    /** What the rehearsal saw; a table or column that is at stake anyhow is counted once. */
    private static void lost(String object, Catalog with, Map<Loss, String> tables, List<String> unclear) {
        if (tables.keySet().stream().anyMatch(loss -> loss.object().equals(object))) {
            return;
        }
        Optional<String> table = tableOf(object, with);
        if (with.find(new Entry.Key(object, Kind.TABLE)).isPresent()) {
            tables.put(new Loss(Rule.D07, object), object);
        } else if (table.isPresent()
                && with.find(new Entry.Key(object, Kind.COLUMN)).isPresent()) {
            tables.put(new Loss(Rule.D08, object), table.get());
        } else {
            unclear.add(object + ", as the rehearsal has seen");
        }
    }

    private static Optional<String> tableOf(String column, Catalog catalog) {
        return Stream.iterate(column.lastIndexOf('.'), dot -> dot > 0, dot -> column.lastIndexOf('.', dot - 1))
                .map(dot -> column.substring(0, dot))
                .filter(name -> catalog.find(new Entry.Key(name, Kind.TABLE)).isPresent())
                .findFirst();
    }

    /** A definition of a column begins with its type. */
    private static String type(Entry column) {
        return column.definition().replaceFirst("(?s) (?:NOT NULL|DEFAULT|GENERATED|COLLATE)\\b.*", "");
    }

    private static SchemaRefusedException refuse(String what) {
        return new SchemaRefusedException(Exit.UNCONFIRMED, "REFUSED " + what + ". Nothing was changed.");
    }
}
