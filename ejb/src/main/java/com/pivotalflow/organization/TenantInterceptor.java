package com.pivotalflow.organization;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.Session;

/**
 * Sets the tenant of row-level security once per transaction, as its first statement. A nested call for another
 * organization is refused; a new transaction gets its own setting.
 */
@InTenant
@Interceptor
@jakarta.annotation.Priority(Interceptor.Priority.APPLICATION)
class TenantInterceptor {

    private static final String KEY = TenantInterceptor.class.getName();

    @Resource
    TransactionSynchronizationRegistry transactions;

    @Inject
    EntityManager entityManager;

    @AroundInvoke
    Object bind(InvocationContext invocation) throws Exception {
        OrganizationId organization = tenantOf(invocation);
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException(invocation.getMethod() + " needs a transaction to be bound to a tenant");
        }
        Object bound = transactions.getResource(KEY);
        if (bound == null) {
            entityManager.unwrap(Session.class).doWork(connection -> set(connection, organization));
            transactions.putResource(KEY, organization);
        } else if (!bound.equals(organization)) {
            throw new IllegalStateException("the transaction belongs to another organization");
        }
        return invocation.proceed();
    }

    private static OrganizationId tenantOf(InvocationContext invocation) {
        Object[] arguments = invocation.getParameters();
        if (arguments.length > 0 && arguments[0] instanceof OrganizationId organization) {
            return organization;
        }
        if (arguments.length > 0 && arguments[0] instanceof Caller caller) {
            return caller.organization();
        }
        throw new IllegalStateException(invocation.getMethod() + " does not take the tenant first");
    }

    private static void set(Connection connection, OrganizationId organization) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT set_config('pivotal.organization_id', ?, true)")) {
            statement.setString(1, organization.value().toString());
            statement.execute();
        }
    }
}
