package com.pivotalflow.schema.cli;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Knows how many connections were open at once. */
final class CountedSource implements DataSource {

    private final DataSource source;
    private final Set<Connection> open = new HashSet<>();
    private int most;

    CountedSource(DataSource source) {
        this.source = source;
    }

    /** The most that there were. */
    synchronized int most() {
        return most;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
        count(connection, true);
        return (Connection) Proxy.newProxyInstance(
                CountedSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        count(connection, false);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private synchronized void count(Connection connection, boolean opened) {
        if (opened) {
            open.add(connection);
            most = Math.max(most, open.size());
        } else {
            open.remove(connection);
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        source.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
