package com.pivotalflow.testing;

import com.pivotalflow.schema.TestPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Arquillian, with what the servers need made ready before: PostgreSQL on a free port, free ports for the servers, a home
 * for each server. All of it is there once for all test classes of a process.
 *
 * <p>Of several processes each is handed its classes one by one, and each class is then a run of JUnit's with a root of
 * its own. Arquillian keeps the server in the root, and would stop it after every class; so it is given the store of the
 * session, in which a root looks for what it does not have. There the server stands after the database, and is closed
 * before it.
 */
final class TestEnvironment extends ArquillianExtension implements TestInstancePreConstructCallback {

    /** A class that keeps one instance has it made before {@link #beforeAll}, and its fields may name the database. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        makeReady(context);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        makeReady(context);
        super.beforeAll(rootedInTheSession(context));
    }

    private static void makeReady(ExtensionContext context) {
        context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(TestEnvironment.class))
                .computeIfAbsent(Running.class, key -> new Running(), Running.class);
    }

    private static ExtensionContext rootedInTheSession(ExtensionContext context) {
        return (ExtensionContext) Proxy.newProxyInstance(
                TestEnvironment.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getRoot")) {
                        return proxy;
                    }
                    if (method.getName().equals("getStore") && arguments.length == 1) {
                        return context.getStore(StoreScope.LAUNCHER_SESSION, (Namespace) arguments[0]);
                    }
                    return invoke(method, context, arguments);
                });
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** From the first test on a real server to the last. */
    private static final class Running implements AutoCloseable {

        private final TestPostgres postgres = TestPostgres.start();

        Running() {
            try {
                for (TestServer server : TestServer.values()) {
                    postgres.createDatabase(server.databaseName());
                    server.prepare(postgres);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot make the databases of the servers", e);
            }
        }

        @Override
        public void close() {
            postgres.close();
        }
    }
}
