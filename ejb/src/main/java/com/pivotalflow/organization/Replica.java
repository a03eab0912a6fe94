package com.pivotalflow.organization;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the database that lists and reports are read from, with {@code PIVOTAL_DB_READ_HOST}; without it there is none.
 *
 * <p>Every second it is looked how far the copy is: whatever the primary had written at that moment is in the copy once it
 * has replayed up to there. So it is known of a moment that everything before it can be read, whether the connection between
 * the two hangs or the clocks differ, and a write is waited for without waiting: until the moment has passed the write, its
 * organization is answered by the primary.
 */
@ApplicationScoped
public class Replica {

    /** Nothing is known to be in the copy. */
    private static final long NEVER = Long.MIN_VALUE;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final String WRITTEN = "SELECT pg_current_wal_insert_lsn()";
    private static final String REPLAYED =
            "SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= CAST(? AS pg_lsn)";

    @Resource(lookup = "java:jboss/datasources/PivotalDS")
    DataSource primary;

    @Resource(lookup = "java:jboss/datasources/PivotalReadDS")
    DataSource copy;

    @Inject
    @ConfigProperty(name = "pivotal.db.read.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "pivotal.db.read.max-lag-seconds", defaultValue = "5")
    int maxLagSeconds;

    @Inject
    RecentWrites writes;

    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong fallbacks = new AtomicLong();

    /** Everything before this moment is in the copy; in nanoseconds of this process. */
    private volatile long complete = NEVER;

    /** What the primary had written when the last question was asked, and when that was. */
    private @Nullable String asked;

    private long askedAt;

    /** So that a copy that is away does not fill the log. */
    private long notBefore = System.nanoTime();

    /** Whether one is configured. */
    public boolean isConfigured() {
        return host.filter(name -> !name.isBlank()).isPresent();
    }

    /** Whether it answers for organizations that have not written just now. */
    public boolean isUsable() {
        return isUsable(complete);
    }

    private boolean isUsable(long known) {
        return lag(known)
                .filter(lag -> lag.compareTo(Duration.ofSeconds(maxLagSeconds)) <= 0)
                .isPresent();
    }

    /** How old what it has may be at most, if it was ever seen. */
    public Optional<Duration> lag() {
        return lag(complete);
    }

    private static Optional<Duration> lag(long known) {
        return known == NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - known));
    }

    /** How many transactions were answered by it since the start. */
    public long reads() {
        return reads.get();
    }

    /** How many transactions could have been answered by it, and were answered by the primary, since the start. */
    public long fallbacks() {
        return fallbacks.get();
    }

    /**
     * A connection to it for one transaction, already in it and for this tenant. Nothing if there is none, if it lacks what
     * the organization wrote, or if it does not answer.
     */
    Optional<Connection> open(OrganizationId organization) {
        if (!isConfigured()) {
            return Optional.empty();
        }
        // Read once: meanwhile the copy may be lost, and then nothing is before that moment.
        long known = complete;
        if (!isUsable(known) || !writes.areBefore(known, organization)) {
            fallbacks.incrementAndGet();
            return Optional.empty();
        }
        try {
            Connection connection = begin();
            reads.incrementAndGet();
            return Optional.of(connection);
        } catch (SQLException e) {
            lose();
            return Optional.empty();
        }
    }

    private Connection begin() throws SQLException {
        Connection connection = copy.getConnection();
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** It failed; nobody asks it until it was looked at again. */
    void lose() {
        complete = NEVER;
        fallbacks.incrementAndGet();
    }

    /** Looks how far it is. Called by one thread at a time, outside of transactions. */
    void look() {
        if (System.nanoTime() - notBefore < 0) {
            return;
        }
        try (Connection connection = copy.getConnection()) {
            if (asked == null) {
                ask();
            }
            if (isReplayed(connection)) {
                complete = askedAt;
                asked = null;
            }
        } catch (SQLException e) {
            complete = NEVER;
            asked = null;
            notBefore = System.nanoTime() + PAUSE.toNanos();
        }
    }

    private void ask() throws SQLException {
        askedAt = System.nanoTime();
        try (Connection connection = primary.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITTEN);
                ResultSet row = statement.executeQuery()) {
            row.next();
            asked = row.getString(1);
        }
    }

    private boolean isReplayed(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPLAYED)) {
            statement.setString(1, asked);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
