package com.pivotalflow.schema.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives a client the session that was free last, for one transaction at a time, as poolers in transaction mode do. */
final class TransactionPooler implements AutoCloseable {

    private final DataSource server;
    private final Deque<Connection> free = new ArrayDeque<>();
    private final List<Connection> all = new ArrayList<>();

    TransactionPooler(DataSource server) {
        this.server = server;
    }

    DataSource source() {
        return (DataSource) proxy(DataSource.class, (self, method, arguments) -> proxy(Connection.class, new Client()));
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : all) {
            connection.close();
        }
    }

    private Connection take() throws SQLException {
        Connection next = free.poll();
        if (next == null) {
            next = server.getConnection();
            all.add(next);
        }
        return next;
    }

    private Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(TransactionPooler.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    /** What a client takes for its connection. */
    private final class Client implements InvocationHandler {

        private @Nullable Connection pinned;

        @Override
        public @Nullable Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                release();
                return null;
            }
            if (method.getName().equals("setAutoCommit") && Boolean.FALSE.equals(arguments[0])) {
                pinned = take();
            }
            Connection session = pinned == null ? take() : pinned;
            try {
                return method.invoke(session, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                if (pinned == null) {
                    free.push(session);
                } else if (method.getName().equals("setAutoCommit") && Boolean.TRUE.equals(arguments[0])) {
                    release();
                }
            }
        }

        private void release() {
            if (pinned != null) {
                free.push(pinned);
                pinned = null;
            }
        }
    }
}
