package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.ExpressionParser;
import com.pivotalflow.schema.guard.sample.TableRows.Refusal;
import com.pivotalflow.schema.guard.sample.TableRows.Stored;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Fills one table: drafts rows, brings them in order, lets the server judge, tries again what it refused. */
final class TableFiller {

    /** How often one row is tried. */
    private static final int TRIES = 200;

    /** How often, once another row of the table was given up. */
    private static final int FEW_TRIES = 10;

    /** Every so many tries a row is drafted anew. */
    private static final int AFRESH = 10;

    /** How many tries it counts that no values were found to keep the rules. */
    private static final int UNSETTLED = 4;

    private final SampleTable table;
    private final TableRows rows;
    private final Random random;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<RowRule> rules = new ArrayList<>();
    private final List<KeyRule> keys = new ArrayList<>();
    private final RowSearch search;
    private final RowDrafts drafts;
    private int patience = TRIES;
    private String reason = "no row was tried";

    TableFiller(
            SampleTable table,
            List<ReferenceRule> references,
            Map<String, Integer> places,
            TableRows rows,
            Random random) {
        this.table = table;
        this.rows = rows;
        this.random = random;
        this.places.putAll(places);
        List<CheckRule> checks = checks();
        rules.addAll(checks);
        table.keys().forEach(key -> keys.add(new KeyRule(key, places)));
        rules.addAll(keys);
        rules.addAll(references);
        List<Choices> choices = choices(checks);
        search = new RowSearch(table.columns(), choices, rules, references, random);
        drafts = new RowDrafts(table, places, choices, keys, references, random);
    }

    /** Where each column stands. */
    static Map<String, Integer> places(SampleTable table) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            places.put(table.columns().get(i).name(), i);
        }
        return places;
    }

    /** Why the last row that did not get in was refused. */
    String reason() {
        return reason;
    }

    /** Counts the rows that are there. */
    void know(List<Stored> stored) {
        for (Stored row : stored) {
            Draft draft = draft(row);
            keys.forEach(key -> key.add(draft));
        }
    }

    /** Adds rows, as many as the rules allow. */
    void add(int wanted) throws SQLException {
        if (drafts.impossible().isPresent()) {
            reason = drafts.impossible().get();
            return;
        }
        List<Attempt> pending =
                IntStream.range(0, wanted).mapToObj(Attempt::new).toList();
        while (!pending.isEmpty()) {
            List<Draft> ready = new ArrayList<>();
            for (Attempt attempt : pending) {
                prepare(attempt);
                keys.forEach(key -> key.add(attempt.draft));
                ready.add(attempt.draft);
            }
            Map<Integer, Refusal> refused = rows.insert(table, ready);
            List<Attempt> again = new ArrayList<>();
            for (int i = 0; i < ready.size(); i++) {
                Attempt attempt = pending.get(i);
                Refusal refusal = refused.get(i);
                if (refusal != null) {
                    keys.forEach(key -> key.remove(attempt.draft));
                    reason = refusal.message();
                    attempt.refusal = Optional.of(refusal);
                    if (attempt.tries < patience) {
                        again.add(attempt);
                    } else {
                        patience = FEW_TRIES;
                    }
                }
            }
            pending = again;
        }
    }

    /**
     * Gives values to columns in which no row has one, if the rules allow it; every third row is left alone.
     *
     * @param blank places of these columns
     * @param kept places of columns that must not change
     */
    void complete(List<Stored> stored, List<Integer> blank, Set<Integer> kept) throws SQLException {
        Map<List<Integer>, Map<String, Draft>> changes = new LinkedHashMap<>();
        for (int i = 0; i < stored.size(); i++) {
            if (i % 3 == 1) {
                continue;
            }
            Draft before = draft(stored.get(i));
            keys.forEach(key -> key.remove(before));
            Draft after = before.copy();
            for (int place : blank) {
                Draft trial = after.copy();
                Set<Integer> frozen = new TreeSet<>(kept);
                frozen.add(place);
                if (drafts.give(trial, place) && search.settle(trial, frozen)) {
                    after = trial;
                }
            }
            Draft settled = after;
            keys.forEach(key -> key.add(settled));
            List<Integer> changed = IntStream.range(0, table.columns().size())
                    .filter(place -> !java.util.Objects.equals(before.get(place), settled.get(place)))
                    .boxed()
                    .toList();
            if (!changed.isEmpty()) {
                changes.computeIfAbsent(changed, columns -> new LinkedHashMap<>())
                        .put(stored.get(i).place(), settled);
            }
        }
        for (Map.Entry<List<Integer>, Map<String, Draft>> change : changes.entrySet()) {
            rows.update(table, change.getKey(), change.getValue());
        }
    }

    /** One row on its way in. */
    private static final class Attempt {

        private final int number;
        private int tries;
        private Draft draft;
        private Set<Integer> frozen = Set.of();
        private Optional<Refusal> refusal = Optional.empty();

        @SuppressWarnings("NullAway.Init")
        Attempt(int number) {
            this.number = number;
        }
    }

    /** Brings an attempt in order, or as near to it as patience lasts: the server has the last word. */
    private void prepare(Attempt attempt) {
        boolean settled = false;
        while (!settled) {
            attempt.tries++;
            if (attempt.refusal.isPresent() && attempt.tries % AFRESH != 0) {
                search.shake(attempt.draft, blamed(attempt.refusal.get()), attempt.frozen);
            } else {
                attempt.draft = drafts.draft(attempt.number, attempt.tries);
                attempt.frozen = drafts.frozen();
            }
            settled = search.settle(attempt.draft, attempt.frozen);
            if (!settled) {
                // Many steps were taken already.
                attempt.tries += UNSETTLED;
                attempt.refusal = Optional.empty();
                if (attempt.tries >= patience) {
                    patience = FEW_TRIES;
                    return;
                }
            }
        }
    }

    private List<Integer> blamed(Refusal refusal) {
        for (RowRule rule : rules) {
            if (rule.name().equals(refusal.rule())) {
                return rule.places();
            }
        }
        for (SampleTable.Key key : table.keys()) {
            if (key.name().equals(refusal.rule())) {
                return new KeyRule(key, places).places();
            }
        }
        return IntStream.range(0, table.columns().size()).boxed().toList();
    }

    private Draft draft(Stored stored) {
        Draft draft = new Draft(table.columns(), places);
        for (int i = 0; i < table.columns().size(); i++) {
            draft.set(i, stored.values().get(i));
        }
        return draft;
    }

    private List<CheckRule> checks() {
        List<CheckRule> checks = new ArrayList<>();
        for (SampleTable.Check check : table.checks()) {
            checks.add(check(check.name(), check.condition(), Map.of()));
        }
        String bound = table.bound();
        if (bound != null) {
            checks.add(check("the bound of the partition", bound, Map.of()));
        }
        for (SampleColumn column : table.columns()) {
            for (String rule : column.rules()) {
                checks.add(check("the domain of " + column.name(), rule, Map.of("value", column.name())));
            }
        }
        return checks;
    }

    private CheckRule check(String name, String condition, Map<String, String> aliases) {
        var expression = ExpressionParser.parse(condition, aliases);
        return new CheckRule(name, RowRule.places(expression.columns(), places), expression);
    }

    private List<Choices> choices(List<CheckRule> checks) {
        List<Choices> choices = new ArrayList<>();
        for (int place = 0; place < table.columns().size(); place++) {
            int column = place;
            List<CheckRule> about = checks.stream()
                    .filter(check -> check.places().contains(column))
                    .toList();
            Set<CheckRule> own = new LinkedHashSet<>(about);
            own.removeIf(check -> check.places().size() > 1);
            choices.add(new Choices(table.columns().get(place), own, about, random));
        }
        return choices;
    }
}
