package com.pivotalflow.schema.run;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.outcome.Progress;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * What both ways of applying scripts need.
 *
 * @param owner connections of the owner
 * @param roles what the placeholders stand for
 * @param build the files
 * @param session the settings of this run's sessions, under its name
 * @param retries of scripts that did not get their locks
 * @param ledger makes the rows
 * @param node where it runs
 * @param lock the session that holds the lock; attempts are written there, so that nobody writes without it
 * @param boundary hears of every step
 * @param progress hears of every script
 */
record RunContext(
        DataSource owner,
        DatabaseRoles roles,
        Packaged build,
        SessionSettings session,
        LockRetries retries,
        Ledger ledger,
        String node,
        Connection lock,
        Boundary boundary,
        Progress progress) {}
