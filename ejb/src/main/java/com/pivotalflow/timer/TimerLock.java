package com.pivotalflow.timer;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * One lock of the database for each timer, so that of several nodes one does its work. It belongs to a connection rather
 * than to a transaction: work of an hour holds no snapshot for an hour, and a node that dies leaves no lock behind.
 */
@ApplicationScoped
class TimerLock {

    private static final String TAKE = "SELECT pg_try_advisory_lock(hashtext('pivotal timer'), hashtext(?))";
    private static final String GIVE_BACK = "SELECT pg_advisory_unlock(hashtext('pivotal timer'), hashtext(?))";

    @Resource(lookup = "java:jboss/datasources/PivotalDS")
    DataSource database;

    /**
     * Does something while nobody else holds the lock of a timer.
     *
     * @return whether it was done; otherwise somebody else is at it
     * @throws SQLException if the database can't be asked
     */
    boolean whileHeld(TimerName timer, Runnable work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, TAKE, timer)) {
                return false;
            }
            try {
                work.run();
            } finally {
                ask(connection, GIVE_BACK, timer);
            }
            return true;
        }
    }

    private static boolean ask(Connection connection, String query, TimerName timer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, timer.wireName());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
