package com.pivotalflow.schema.run;

import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.outcome.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks from a session of its own at the session that runs a script: who blocks it, and how far a long index build is.
 * Only for what is told: a run goes on if it cannot look.
 */
final class Watch implements AutoCloseable {

    private static final long BETWEEN_LOOKS_MILLIS = 500;
    private static final int LOOKS_BETWEEN_LINES = 4;

    private static final String BLOCKERS = "SELECT string_agg('session ' || a.pid || ' of ' || coalesce(a.usename, '?')"
            + " || ' (' || coalesce(nullif(a.application_name, ''), 'no name') || '), ' || coalesce(a.state, '?')"
            + " || ' since ' || to_char(a.state_change, 'HH24:MI:SS TZ') || ': '"
            + " || left(regexp_replace(a.query, '\\s+', ' ', 'g'), 120), '; ' ORDER BY a.pid)"
            + " FROM pg_stat_activity a WHERE a.pid = ANY (pg_blocking_pids(?))";

    private static final String BUILDING =
            "SELECT phase || CASE WHEN blocks_total > 0 THEN ', ' || blocks_done || ' of '"
                    + " || blocks_total || ' blocks' ELSE '' END || CASE WHEN current_locker_pid > 0 THEN ', waiting for session '"
                    + " || current_locker_pid ELSE '' END FROM pg_stat_progress_create_index WHERE pid = ?";

    private final DataSource owner;
    private final SessionSettings session;
    private final Progress progress;
    private final ReentrantLock guard = new ReentrantLock();
    private final Condition changed = guard.newCondition();
    private @Nullable Thread thread;
    private int followed;
    private String blocker = "";
    private boolean closed;

    Watch(DataSource owner, SessionSettings session, Progress progress) {
        this.owner = owner;
        this.session = session;
        this.progress = progress;
    }

    /** Looks at the session of this connection from now on. */
    void follow(Connection connection) throws SQLException {
        int pid;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            pid = row.getInt(1);
        }
        guard.lock();
        try {
            followed = pid;
            blocker = "";
            if (thread == null) {
                thread = new Thread(this::look, "pivotal-migrator-watch");
                thread.setDaemon(true);
                thread.start();
            }
            changed.signalAll();
        } finally {
            guard.unlock();
        }
    }

    /** Looks at nobody. */
    void stop() {
        guard.lock();
        try {
            followed = 0;
        } finally {
            guard.unlock();
        }
    }

    /** Who was in the way when it looked last; empty if nobody was seen. */
    String blocker() {
        guard.lock();
        try {
            return blocker;
        } finally {
            guard.unlock();
        }
    }

    @Override
    public void close() {
        Thread looking;
        guard.lock();
        try {
            closed = true;
            looking = thread;
            changed.signalAll();
        } finally {
            guard.unlock();
        }
        if (looking != null) {
            try {
                looking.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void look() {
        try (Connection connection = owner.getConnection()) {
            session.apply(connection);
            int looks = 0;
            for (int pid = next(); pid >= 0; pid = next()) {
                if (pid == 0) {
                    looks = 0;
                    continue;
                }
                remember(ask(connection, BLOCKERS, pid));
                looks++;
                if (looks % LOOKS_BETWEEN_LINES == 0) {
                    String building = ask(connection, BUILDING, pid);
                    if (!building.isEmpty()) {
                        progress.say("building an index: " + building);
                    }
                }
            }
        } catch (SQLException e) {
            remember("");
        }
    }

    /** Waits for the next look; answers whom to look at, 0 for nobody, -1 for the end. */
    private int next() {
        guard.lock();
        try {
            if (!closed) {
                changed.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            }
            return closed ? -1 : followed;
        } catch (InterruptedException e) {
            return -1;
        } finally {
            guard.unlock();
        }
    }

    private void remember(String seen) {
        guard.lock();
        try {
            // A blocker that went away just before the time-out is not who was in the way.
            if (followed != 0 && !seen.isEmpty()) {
                blocker = seen;
            }
        } finally {
            guard.unlock();
        }
    }

    private static String ask(Connection connection, String query, int pid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                String answer = row.next() ? row.getString(1) : null;
                return answer == null ? "" : answer;
            }
        }
    }
}
