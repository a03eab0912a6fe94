package com.pivotalflow.schema.run;

import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets one runner at a time into a database. The lock belongs to a session, so a runner that dies lets go of it.
 *
 * <p>Whoever waits asks again and again instead of waiting inside the server: a session that waits there holds a
 * snapshot, a concurrent index build waits for that, and one of the two would die as a deadlock.
 */
final class MigrationLock implements AutoCloseable {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);
    private static final Duration LONGEST_DEATH = Duration.ofSeconds(60);

    /** Our own; far from Flyway's and from that of the run log. */
    private static final long KEY = 0x7069766f744d4947L;

    private static final String HELD = "l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
            + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " AND l.classid::bigint = " + (KEY >>> 32) + " AND l.objid::bigint = " + (KEY & 0xFFFFFFFFL);

    /** What the holder does is seen in its other sessions, which go by the same name. */
    private static final String HOLDER = "SELECT l.pid, a.application_name, to_char(a.backend_start, 'YYYY-MM-DD"
            + " HH24:MI:SS TZ'), (SELECT left(regexp_replace(b.query, '\\s+', ' ', 'g'), 200) FROM pg_stat_activity b"
            + " WHERE b.application_name = a.application_name AND b.pid <> a.pid AND b.state <> 'idle'"
            + " ORDER BY b.query_start LIMIT 1) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE " + HELD;

    /** Sessions of runners that still do something; one that waits for the lock only asks for it. */
    private static final String AT_WORK = "SELECT count(*) FROM pg_stat_activity a WHERE a.datname ="
            + " current_database() AND a.pid <> pg_backend_pid() AND a.application_name LIKE 'pivotal-migrator%'"
            + " AND a.application_name <> current_setting('application_name') AND a.state <> 'idle'"
            + " AND a.xact_start < clock_timestamp() - interval '200 ms'";

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Waits until no other runner is at work.
     *
     * @param wait how long at most
     * @throws SchemaRefusedException naming who holds it, or that the connection does not reach one session of the
     *     server
     */
    static MigrationLock acquire(DataSource owner, SessionSettings session, Duration wait, Progress progress)
            throws SQLException {
        Connection connection = owner.getConnection();
        try {
            connection.setAutoCommit(true);
            session.apply(connection);
            long begun = System.nanoTime();
            boolean told = false;
            while (!tryLock(connection)) {
                String holder = holder(connection);
                if (System.nanoTime() - begun >= wait.toNanos()) {
                    throw new SchemaRefusedException(
                            Exit.LOCKED,
                            "another runner is at work: " + holder + ". Waited " + wait.toSeconds()
                                    + " s for it; start again when it has ended. Nothing was changed");
                }
                if (!told) {
                    progress.say("waiting for another runner: " + holder);
                    told = true;
                }
                pause(BETWEEN_QUESTIONS);
            }
            refuseUnlessOneSession(owner, connection);
            awaitTheDying(connection, progress);
            return new MigrationLock(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The session that holds the lock, committing by itself; a runner that lost it can write nothing here. */
    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (Connection closing = connection;
                Statement statement = closing.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + KEY + ")");
        }
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + KEY + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String holder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HOLDER)) {
            if (!row.next()) {
                return "it has just ended";
            }
            @Nullable String query = row.getString(4);
            return "session " + row.getInt(1) + " of " + row.getString(2) + ", connected since " + row.getString(3)
                    + (query == null ? "" : ", running: " + query);
        }
    }

    /**
     * A pooler in transaction mode gives each statement any session it likes. The one that took the lock is kept busy by
     * a second connection, if it is free for that; then the first cannot find its lock again.
     */
    private static void refuseUnlessOneSession(DataSource owner, Connection connection) throws SQLException {
        boolean held;
        try (Connection second = owner.getConnection()) {
            boolean autoCommit = second.getAutoCommit();
            second.setAutoCommit(false);
            try (Statement statement = second.createStatement()) {
                statement.execute("SELECT 1");
                held = holds(connection);
            } finally {
                second.rollback();
                second.setAutoCommit(autoCommit);
            }
        }
        if (!held) {
            throw new SchemaRefusedException(
                    Exit.NO_TARGET,
                    "the connection goes through a pooler that changes sessions between statements, so no lock holds:"
                            + " connect to the server itself, see PIVOTAL_DB_HOST and PIVOTAL_DB_PORT; nothing was"
                            + " changed");
        }
    }

    private static boolean holds(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM pg_locks l WHERE l.pid = pg_backend_pid() AND " + HELD + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** The statement of a killed runner goes on until the server notices, some seconds later. */
    private static void awaitTheDying(Connection connection, Progress progress) throws SQLException {
        long begun = System.nanoTime();
        boolean told = false;
        while (count(connection) > 0) {
            if (System.nanoTime() - begun >= LONGEST_DEATH.toNanos()) {
                throw new SchemaRefusedException(
                        Exit.LOCKED,
                        "a session of an earlier runner is still at work: end it by pg_terminate_backend, see"
                                + " pg_stat_activity where application_name begins with pivotal-migrator; nothing was"
                                + " changed");
            }
            if (!told) {
                progress.say("waiting for the last statement of a runner that was killed");
                told = true;
            }
            pause(BETWEEN_QUESTIONS);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(AT_WORK)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Sleeps; a run that is told to stop refuses. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaRefusedException(Exit.LOCKED, "the run was told to stop while it waited");
        }
    }
}
