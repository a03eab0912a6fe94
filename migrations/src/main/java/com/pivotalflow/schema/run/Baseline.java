package com.pivotalflow.schema.run;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.DriftExemption;
import com.pivotalflow.schema.catalog.DriftIgnore;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.RunLogEntry.Origin;
import com.pivotalflow.schema.script.SchemaVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/**
 * Adopts a database that somebody else has made: if it is, object by object, what the scripts up to a version make, its
 * history begins with that version. What is believed is the catalog and never a person's word.
 */
public final class Baseline {

    /** Flyway's own words and form. */
    private static final String ROW = "INSERT INTO public.flyway_schema_history (installed_rank, version, description,"
            + " type, script, checksum, installed_by, execution_time, success) VALUES (1, '%s',"
            + " '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, current_user, 0, true)";

    private final DataSource owner;
    private final DatabaseRoles roles;
    private final Packaged build;
    private final RunOptions options;
    private final Progress progress;

    /** Nothing is connected yet. */
    public Baseline(DataSource owner, DatabaseRoles roles, Packaged build, RunOptions options, Progress progress) {
        this.owner = owner;
        this.roles = roles;
        this.build = build;
        this.options = options;
        this.progress = progress;
    }

    /**
     * How a database compares with a version.
     *
     * @param version which one
     * @param difference in what it is not that version
     * @param objects how many things were looked at
     * @param journals what other tools left; they count for no difference
     */
    public record Comparison(SchemaVersion version, Difference difference, int objects, List<ToolJournal> journals) {

        public Comparison {
            journals = List.copyOf(journals);
        }
    }

    /**
     * Adopts the database if it is what the scripts up to a version make; otherwise nothing is changed, and the
     * difference is the answer.
     *
     * @throws SchemaRefusedException if the build has no such version, or the database has a history
     */
    public Comparison adopt(SchemaVersion version) {
        build.refuseUnlessItAgrees(Clock.systemUTC());
        LockLine line = build.lock().lines().stream()
                .filter(candidate -> !candidate.isRepeatable() && candidate.number() == version.number())
                .filter(candidate -> candidate.number() <= build.expected().head())
                .findFirst()
                .orElseThrow(() -> new SchemaRefusedException(
                        Exit.USAGE,
                        "this build has no version " + version.number() + ", it ends at " + build.head()
                                + "; nothing was changed"));
        try (MigrationLock lock = MigrationLock.acquire(owner, options.session(), options.forRunner(), progress)) {
            Connection connection = lock.connection();
            refuseIfItHasAHistory(DatabaseState.read(connection));
            Comparison comparison = new Look(connection).at(version);
            if (comparison.difference().none()) {
                MigratorSchema.ensure(connection, roles);
                write(connection, line);
            }
            return comparison;
        } catch (SQLException e) {
            throw new SchemaFailedException("the database could not be adopted: " + e.getMessage()
                    + "; its history was not begun, start again");
        }
    }

    /** Compares with every version, the nearest first; changes nothing. */
    public List<Comparison> find() {
        try (Connection connection = owner.getConnection()) {
            Look look = new Look(connection);
            List<Comparison> found = new ArrayList<>();
            int head = build.expected().head();
            for (int version = 0; version <= head; version++) {
                progress.at("versions compared", version, head);
                found.add(look.at(new SchemaVersion(version)));
            }
            // Of two that are equally near, the newer one.
            found.sort(Comparator.comparingInt(
                            (Comparison one) -> one.difference().deviations().size())
                    .thenComparing(Comparison::version, Comparator.reverseOrder()));
            return found;
        } catch (SQLException e) {
            throw new SchemaRefusedException(
                    Exit.NO_TARGET, "cannot read the catalog of the database: " + e.getMessage());
        }
    }

    /** One reading of the live catalog, to be compared with several versions. */
    private final class Look {

        private final Catalog live;
        private final List<ToolJournal> journals;
        private final Roles names = Roles.of(roles.placeholders());

        Look(Connection connection) throws SQLException {
            live = new CatalogReader(names).read(connection);
            journals = ToolJournal.find(connection);
        }

        Comparison at(SchemaVersion version) {
            CatalogHistory expected = build.expected();
            List<DriftExemption> exemptions = new ArrayList<>(build.ignore().exemptions());
            journals.forEach(journal -> exemptions.addAll(journal.exemptions()));
            Difference difference = new DriftIgnore(exemptions)
                    .apply(Difference.between(expected, version.number(), live, names), names)
                    .rest();
            return new Comparison(version, difference, live.size(), journals);
        }
    }

    private static void refuseIfItHasAHistory(DatabaseState state) {
        if (!state.history().rows().isEmpty() || !state.runLog().rows().isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.JOURNAL,
                    "the database has a history, up to " + state.version()
                            + ": there is nothing to adopt, see info; nothing was changed");
        }
    }

    /** History and run log in one transaction: neither is ever without the other. */
    private void write(Connection connection, LockLine line) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(Ledger.createHistory());
            statement.execute(String.format(ROW, line.version().substring(1)));
            Ledger ledger = new Ledger(build, options, roles, Clock.systemUTC());
            MigratorSchema.write(connection, ledger.entry(line, Origin.BASELINE, ledger.now(), Duration.ZERO, 0));
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
