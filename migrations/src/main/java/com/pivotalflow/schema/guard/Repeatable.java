package com.pivotalflow.schema.guard;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.guard.judgement.TextSites.Charge;
import com.pivotalflow.schema.guard.observation.Base;
import com.pivotalflow.schema.guard.rehearsal.PlainRun;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Finding.By;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Statement;
import com.pivotalflow.schema.script.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What a script that runs whenever it changed may do (PF-N02): change routines, views, comments and the rights on those,
 * and nothing at all when it runs a second time. No confirmation can name it, so it must need none.
 */
final class Repeatable {

    private static final AtomicInteger COPIES = new AtomicInteger();
    private static final String REMEDY = "put that into a script with a number";

    /** A check is not run again when a function changes, so these change with a number, and S15 proves the checks. */
    private static final Set<String> GUARDS =
            Set.of("metadata_is_clean", "forbidden_metadata_keys", "normalize_metadata_key");

    /** Of a routine that is made, the name stands among the first words. */
    private static final int WORDS_TO_NAME = 8;

    private final Scratch scratch;
    private final Roles roles;
    private final Script script;

    Repeatable(Scratch scratch, Script script) {
        this.scratch = scratch;
        this.roles = Roles.of(scratch.roles().placeholders());
        this.script = script;
    }

    /**
     * Runs it twice on a copy.
     *
     * @param charges what was found when it was observed
     * @throws SQLException if the scratch server fails
     */
    List<Charge> judge(Base base, List<Charge> charges) throws SQLException {
        List<Charge> found = new ArrayList<>();
        for (Charge charge : charges) {
            boolean needsConfirmation = charge.finding().status() == Finding.Status.OPEN
                    && charge.verdict().filter(Verdict::needsConfirmation).isPresent();
            if (needsConfirmation) {
                found.add(refused(
                        charge.finding().object(),
                        "does what would have to be confirmed, and a repeatable script cannot be: "
                                + charge.finding().rule()));
            }
        }
        for (Statement statement : script.statements()) {
            if (statement.begins("create")) {
                statement.tokens().stream()
                        .limit(WORDS_TO_NAME)
                        .filter(token -> token.isName() && GUARDS.contains(token.value()))
                        .findFirst()
                        .ifPresent(token -> found.add(guard(token.value())));
            }
        }
        try (ScratchDatabase copy = scratch.copy(base.database(), "repeated_" + COPIES.incrementAndGet())) {
            Catalog before = read(copy);
            if (PlainRun.of(copy, script, roles).isPresent()) {
                // Why, was told when it was observed.
                return found;
            }
            Catalog once = read(copy);
            for (Entry.Key key : changed(before, once)) {
                if (!isAdmitted(key, before, once)) {
                    found.add(refused(
                            key.object(),
                            "changes " + key + ": a repeatable script may change only routines,"
                                    + " views, comments and rights on those"));
                } else if (key.kind() == Kind.ROUTINE && isGuard(key.object())) {
                    found.add(guard(key.object()));
                }
            }
            Optional<String> failure = PlainRun.of(copy, script, roles);
            failure.ifPresent(words -> found.add(refused("", "does not run a second time: " + words)));
            for (Entry.Key key : changed(once, read(copy))) {
                found.add(refused(key.object(), "changes " + key + " again when it runs a second time"));
            }
        }
        return found;
    }

    private Catalog read(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.superuser().getConnection()) {
            return new CatalogReader(roles).read(connection);
        }
    }

    private static Set<Entry.Key> changed(Catalog before, Catalog after) {
        Set<Entry.Key> keys = new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));
        Stream.concat(before.entries().stream(), after.entries().stream())
                .map(Entry::key)
                .filter(key -> !before.find(key).equals(after.find(key)))
                .forEach(keys::add);
        return keys;
    }

    private static boolean isAdmitted(Entry.Key key, Catalog before, Catalog after) {
        if (!Kind.REPEATABLE.contains(key.kind())) {
            return false;
        }
        if (key.kind() != Kind.GRANT) {
            return true;
        }
        String object = key.object().substring(0, Math.max(0, key.object().lastIndexOf(" to ")));
        return Stream.of(Kind.VIEW, Kind.ROUTINE)
                .map(kind -> new Entry.Key(object, kind))
                .anyMatch(subject ->
                        before.find(subject).isPresent() || after.find(subject).isPresent());
    }

    private static boolean isGuard(String routine) {
        int arguments = routine.indexOf('(');
        String name = arguments < 0 ? routine : routine.substring(0, arguments);
        return GUARDS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private Charge guard(String routine) {
        return refused(
                routine, "makes a function that guards documents, whose checks are not run again when it changes");
    }

    private Charge refused(String object, String evidence) {
        return Charge.of(Finding.of(Rule.N02, script.name().fileName(), evidence)
                .about(object)
                .remedy(REMEDY)
                .by(By.OBSERVATION));
    }
}
