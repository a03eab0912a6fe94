package com.pivotalflow.schema.guard.observation;

import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the locks of a statement that commits by itself, so that nobody could look at them in its transaction. A session
 * of our own holds a writer's lock on every table: who wants a lock that blocks writers must queue behind it and is
 * seen there, whenever it is asked for. Then the wire lets go. Who waits for writers to end without blocking them is
 * let go, too.
 */
final class Tripwire {

    private static final long EVERY_MILLIS = 5;
    private static final int LOOKS_AT_A_WAIT = 3;

    private static final String LOOK =
            "SELECT l.locktype, l.relation::bigint, l.mode, l.granted FROM pg_catalog.pg_locks AS l"
                    + " WHERE l.pid = ? AND (l.locktype = 'relation' AND l.relation >= 16384"
                    + " AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')"
                    + " OR l.locktype IN ('virtualxid', 'transactionid') AND NOT l.granted)";

    private final DataSource superuser;
    private final Snapshot before;
    private @Nullable Thread thread;
    private @Nullable FutureTask<Map<Long, Set<LockMode>>> task;
    private volatile boolean ended;

    Tripwire(DataSource superuser, Snapshot before) {
        this.superuser = superuser;
        this.before = before;
    }

    /** Stretches the wire in front of the session of a script, which must be idle. */
    void set(int pid) throws SQLException {
        ended = false;
        Connection wire = superuser.getConnection();
        wire.setAutoCommit(false);
        hold(wire);
        task = new FutureTask<>(() -> watch(pid, wire));
        thread = new Thread(task, "tripwire");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes it away and tells which locks were seen. */
    Map<Long, Set<LockMode>> remove() throws SQLException {
        ended = true;
        if (task == null || thread == null) {
            return Map.of();
        }
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while watching locks", e);
        } catch (ExecutionException e) {
            throw new SQLException("cannot watch locks", e);
        }
    }

    private void hold(Connection wire) throws SQLException {
        String tables = before.relations().values().stream()
                .filter(Relation::isTable)
                .map(Relation::name)
                .collect(Collectors.joining(", "));
        try (Statement statement = wire.createStatement()) {
            if (!tables.isEmpty()) {
                statement.execute("LOCK TABLE " + tables + " IN ROW EXCLUSIVE MODE");
            }
            for (Relation view : before.relations().values()) {
                if (view.kind() == 'm' && view.populated()) {
                    statement.execute("SELECT 1 FROM " + view.name() + " LIMIT 0");
                }
            }
        }
    }

    private Map<Long, Set<LockMode>> watch(int pid, Connection wire) throws SQLException, InterruptedException {
        Map<Long, Set<LockMode>> seen = new HashMap<>();
        int looks = 0;
        try (wire;
                Connection connection = superuser.getConnection();
                PreparedStatement look = connection.prepareStatement(LOOK)) {
            look.setInt(1, pid);
            while (!ended) {
                if (look(look, seen)) {
                    // Once more, so that the mode of a request that has just begun to wait is read.
                    looks++;
                    if (looks >= LOOKS_AT_A_WAIT) {
                        wire.rollback();
                    }
                }
                Thread.sleep(EVERY_MILLIS);
            }
            wire.rollback();
        }
        return seen;
    }

    /** Whether somebody waits for the wire. */
    private static boolean look(PreparedStatement look, Map<Long, Set<LockMode>> seen) throws SQLException {
        boolean waits = false;
        try (ResultSet row = look.executeQuery()) {
            while (row.next()) {
                waits |= !row.getBoolean(4);
                if (row.getString(1).equals("relation")) {
                    seen.computeIfAbsent(row.getLong(2), none -> EnumSet.noneOf(LockMode.class))
                            .add(LockMode.parse(row.getString(3)));
                }
            }
        }
        return waits;
    }
}
