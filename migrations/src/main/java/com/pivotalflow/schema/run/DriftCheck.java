package com.pivotalflow.schema.run;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Deviation;
import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.Drift;
import com.pivotalflow.schema.catalog.DriftIgnore;
import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.catalog.Kind;
import com.pivotalflow.schema.catalog.Reaction;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.SchemaVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Compares the live schema with what the scripts up to a version make. It looks before the first script runs, because a
 * script that meets another schema than its author did does something else than its author meant, and after the last.
 */
public final class DriftCheck {

    private final DataSource reader;
    private final Roles roles;
    private final DriftPolicy policy;
    private final CatalogHistory expected;
    private final DriftIgnore ignore;

    /**
     * Nothing is looked at yet.
     *
     * @param reader connections of any role
     * @param roles what the expectation names by placeholders
     * @param policy what is done about drift
     * @param expected the catalog of every version
     * @param ignore what people live with
     */
    public DriftCheck(DataSource reader, Roles roles, DriftPolicy policy, CatalogHistory expected, DriftIgnore ignore) {
        this.reader = reader;
        this.roles = roles;
        this.policy = policy;
        this.expected = expected;
        this.ignore = ignore;
    }

    /**
     * What was found.
     *
     * @param difference against the expected catalog, without what the build has decided to live with
     * @param ignored how many deviations it lives with
     * @param remarks on exemptions that are stale or whose day has passed
     * @param objects how many things were looked at
     * @param took reading and comparing
     */
    public record Finding(Difference difference, int ignored, List<String> remarks, int objects, Duration took) {

        public Finding {
            remarks = List.copyOf(remarks);
        }

        /** {@code drift none (1,840 objects, 118 ms)}. */
        public String summary() {
            return String.format(
                    Locale.ROOT,
                    "%s (%,d objects, %d ms%s)",
                    difference.summary(),
                    objects,
                    took.toMillis(),
                    ignored == 0 ? "" : ", " + ignored + " ignored");
        }
    }

    /**
     * Demands that the expected catalog reaches as far as the scripts. If drift is only to be warned of, it warns: a
     * script can then be tried before its catalog is written.
     *
     * @throws SchemaRefusedException if it ends before
     */
    public void refuseUnlessItReaches(SchemaVersion build, Progress progress) {
        if (build.number() <= expected.head()) {
            return;
        }
        String message = CatalogHistory.RESOURCE + " ends at " + new SchemaVersion(expected.head())
                + ", but the build has scripts up to " + build + ": write it anew and build again";
        if (policy.drift() == Reaction.REFUSE) {
            throw new SchemaRefusedException(Exit.DRIFT, message + "; nothing was changed");
        }
        progress.say(
                "WARNING: " + message + "; newer versions are compared with " + new SchemaVersion(expected.head()));
    }

    /**
     * Looks at the database as it should be at a version.
     *
     * @throws SchemaRefusedException if its catalog can't be read
     */
    public Finding look(SchemaVersion version) {
        long begun = System.nanoTime();
        try (Connection connection = reader.getConnection()) {
            Catalog live = new CatalogReader(roles).read(connection);
            int comparable = Math.min(version.number(), expected.head());
            Difference difference = Difference.between(expected, comparable, live, roles);
            if (comparable < expected.head()) {
                difference = withoutHead(difference, live);
            }
            DriftIgnore.Outcome outcome = ignore.apply(difference, roles);
            return new Finding(
                    outcome.rest(),
                    outcome.ignored().size(),
                    outcome.remarks(LocalDate.now(Clock.systemUTC()), ignore),
                    live.size(),
                    Duration.ofNanos(System.nanoTime() - begun));
        } catch (SQLException e) {
            throw new SchemaRefusedException(Exit.DRIFT, "cannot read the catalog of the database: " + e.getMessage());
        }
    }

    /**
     * Without what is already as the newest version has it, if a repeatable script may have made it so: those belong to
     * the newest version, and ran when an older one was that.
     */
    private Difference withoutHead(Difference difference, Catalog live) {
        Catalog head = expected.at(expected.head());
        return new Difference(difference.deviations().stream()
                .filter(deviation -> !Kind.REPEATABLE.contains(deviation.key().kind())
                        || live.find(deviation.key()).isEmpty()
                        || !live.find(deviation.key()).equals(head.find(deviation.key())))
                .toList());
    }

    /** Without what repeatable scripts may change: those that are to run have not made it yet. */
    Finding withoutRepeatables(Finding finding) {
        List<Deviation> deviations = finding.difference().deviations().stream()
                .filter(deviation -> !Kind.REPEATABLE.contains(deviation.key().kind()))
                .toList();
        return new Finding(
                new Difference(deviations), finding.ignored(), finding.remarks(), finding.objects(), finding.took());
    }

    /** Whether everything that is expected is there and unchanged, whatever else there is. */
    boolean allInPlace(Finding finding) {
        return finding.difference().of(Drift.MISSING).isEmpty()
                && finding.difference().of(Drift.CHANGED).isEmpty();
    }

    /**
     * Tells of a difference that a run goes on with.
     *
     * @return why it must not go on, as the installation wants it; empty if it may
     */
    public Optional<String> objection(Finding finding, SchemaVersion version, Progress progress) {
        finding.remarks().forEach(remark -> progress.say("WARNING: " + remark));
        Difference difference = finding.difference();
        if (difference.none()) {
            return Optional.empty();
        }
        String found = "the schema is not what its scripts made of it at " + version + ": " + difference.summary()
                + "\n" + difference.text();
        if (!policy.refuses(difference)) {
            progress.say("WARNING: " + found);
            return Optional.empty();
        }
        String setting = difference.matters() ? "PIVOTAL_DRIFT=warn" : "PIVOTAL_DRIFT_EXTRA=warn";
        return Optional.of(found + "\nPut it right, or start with " + setting + " to go on with the schema as it is.");
    }
}
