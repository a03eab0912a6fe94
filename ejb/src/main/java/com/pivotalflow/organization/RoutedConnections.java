package com.pivotalflow.organization;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.service.UnknownUnwrapTypeException;
import org.hibernate.service.spi.Configurable;
import org.jspecify.annotations.Nullable;

/**
 * Gives the persistence provider the connection that the present transaction was routed to, and else one of the data source
 * of the persistence unit. One persistence unit for both: a second one would be as large as the first.
 */
public class RoutedConnections implements ConnectionProvider, Configurable {

    private static final long serialVersionUID = 1L;

    private static final String ROUTE = RoutedConnections.class.getName();

    /** Under these names the unit's data source is told, according to who made it. */
    private static final List<String> SOURCES = List.of(
            JdbcSettings.JAKARTA_JTA_DATASOURCE,
            JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
            "hibernate.connection.datasource");

    private transient DataSource primary;
    private transient @Nullable TransactionSynchronizationRegistry transactions;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    public RoutedConnections() {}

    /** What tells of the present transaction; outside of a server nothing does. */
    @SuppressWarnings("BanJNDI") // The name is ours, and what the provider makes gets nothing injected.
    static @Nullable TransactionSynchronizationRegistry transactions() {
        try {
            return InitialContext.doLookup("java:jboss/TransactionSynchronizationRegistry");
        } catch (NamingException e) {
            return null;
        }
    }

    /** From now to its end, statements of the present transaction go over this connection, which somebody else closes. */
    static void route(TransactionSynchronizationRegistry transactions, Connection connection) {
        transactions.putResource(ROUTE, kept(connection));
    }

    @Override
    public void configure(Map<String, Object> settings) {
        primary = SOURCES.stream()
                .map(settings::get)
                .filter(DataSource.class::isInstance)
                .map(DataSource.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the persistence unit has no data source"));
        transactions = transactions();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Object routed = transactions == null || transactions.getTransactionKey() == null
                ? null
                : transactions.getResource(ROUTE);
        return routed instanceof Connection connection ? connection : primary.getConnection();
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return true;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this) || type.isInstance(primary);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type.isInstance(primary)) {
            return type.cast(primary);
        }
        throw new UnknownUnwrapTypeException(type);
    }

    /** The provider closes what it got after each statement; this one lives as long as its transaction. */
    private static Connection kept(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                RoutedConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
