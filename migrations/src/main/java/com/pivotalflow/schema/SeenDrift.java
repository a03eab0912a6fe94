package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Deviation;
import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import com.pivotalflow.schema.catalog.Roles;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Whether drift is seen: one change after the other is made by hand, and each has to be told. */
final class SeenDrift {

    /** One change of each kind; {@code %s} is a table that the scripts made. */
    private static final List<Change> CHANGES = List.of(
            new Change(Kind.SCHEMA, "CREATE SCHEMA drifted"),
            new Change(Kind.EXTENSION, "CREATE EXTENSION pg_stat_statements"),
            new Change(Kind.TABLE, "ALTER TABLE %s SET (fillfactor = 61)"),
            new Change(Kind.COLUMN, "ALTER TABLE %s ADD COLUMN drifted integer"),
            new Change(Kind.CONSTRAINT, "ALTER TABLE %s ADD CONSTRAINT ck_drifted CHECK (drifted > 0)"),
            new Change(Kind.INDEX, "CREATE INDEX ix_drifted ON %s (drifted)"),
            new Change(
                    Kind.TRIGGER,
                    "CREATE TRIGGER tr_drifted BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION"
                            + " suppress_redundant_updates_trigger()"),
            new Change(Kind.RULE, "CREATE RULE ru_drifted AS ON DELETE TO %s DO INSTEAD NOTHING"),
            new Change(Kind.POLICY, "CREATE POLICY po_drifted ON %s USING (true)"),
            new Change(Kind.ROUTINE, "CREATE FUNCTION public.drifted() RETURNS integer LANGUAGE sql AS 'SELECT 1'"),
            new Change(Kind.TYPE, "CREATE TYPE public.mood_drifted AS ENUM ('good')"),
            new Change(Kind.QUERY, "CREATE VIEW public.view_drifted AS SELECT 1 AS one"),
            new Change(Kind.SEQUENCE, "CREATE SEQUENCE public.sequence_drifted"),
            new Change(Kind.GRANT, "GRANT TRUNCATE ON %s TO PUBLIC"),
            new Change(Kind.COMMENT, "COMMENT ON TABLE %s IS 'drifted'"));

    private final CatalogHistory expected;
    private final Roles roles;
    private final CatalogReader reader;

    SeenDrift(CatalogHistory expected, Roles roles) {
        this.expected = expected;
        this.roles = roles;
        this.reader = new CatalogReader(roles);
    }

    /** What is changed by hand, and the kind of thing that has to be told then. */
    private record Change(Kind kind, String sql) {}

    /**
     * What was seen.
     *
     * @param changes how many were made
     * @param faults what was told without a change, and which changes were not told
     */
    record Seen(int changes, List<String> faults) {}

    /** Changes a copy of what the scripts made. */
    Seen look(DataSource superuser) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            Difference untouched = difference(connection);
            if (!untouched.none()) {
                faults.add("the untouched database is said to differ: " + untouched.summary());
            }
            Optional<String> table = expected.at(expected.head()).entries().stream()
                    .filter(entry -> entry.key().kind() == Kind.TABLE)
                    .map(Entry::object)
                    .findFirst();
            Set<String> known = told(untouched);
            int changes = 0;
            for (Change change : CHANGES) {
                if (table.isEmpty() && change.sql().contains("%s")) {
                    continue;
                }
                statement.execute(String.format(change.sql(), table.orElse("")));
                changes++;
                Difference now = difference(connection);
                Set<String> fresh = told(now);
                fresh.removeAll(known);
                boolean seen = now.deviations().stream()
                        .anyMatch(deviation ->
                                deviation.key().kind() == change.kind() && fresh.contains(text(deviation)));
                if (!seen) {
                    faults.add("not seen: " + String.format(change.sql(), table.orElse("")));
                }
                known.addAll(fresh);
            }
            return new Seen(changes, faults);
        }
    }

    private Difference difference(Connection connection) throws SQLException {
        Catalog live = reader.read(connection);
        return Difference.between(expected, expected.head(), live, roles);
    }

    private static Set<String> told(Difference difference) {
        return difference.deviations().stream().map(SeenDrift::text).collect(Collectors.toCollection(HashSet::new));
    }

    private static String text(Deviation deviation) {
        return deviation.key() + " is " + deviation.found();
    }
}
