package com.pivotalflow.organization;

import com.pivotalflow.deadline.RequestDeadline;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.Session;

/** Tells row-level security which tenant the present transaction is for, and remembers what it told. */
@ApplicationScoped
class TenantBinding {

    private static final String KEY = TenantBinding.class.getName();
    private static final String REFUSED = KEY + ".refused";

    @Resource
    TransactionSynchronizationRegistry transactions;

    @Inject
    EntityManager entityManager;

    @Inject
    SpreadDatabase spread;

    @Inject
    CopiedReading copied;

    @Inject
    Replica replica;

    @Inject
    RecentWrites writes;

    /** The tenant that an argument in front of all others names. */
    static OrganizationId tenantOf(Method method, Object[] arguments) {
        if (arguments.length > 0 && arguments[0] instanceof OrganizationId organization) {
            return organization;
        }
        if (arguments.length > 0 && arguments[0] instanceof Caller caller) {
            return caller.organization();
        }
        throw new IllegalStateException(method + " does not take the tenant first");
    }

    /** The tenant of the present transaction, unless it has none yet. */
    Optional<OrganizationId> present(Method method) {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException(method + " needs a transaction to be bound to a tenant");
        }
        return Optional.ofNullable((OrganizationId) transactions.getResource(KEY));
    }

    /**
     * From now to the end of the transaction, which is answered by a copy of the database.
     *
     * @return false if there is no copy that could answer; then nothing is bound
     */
    boolean bindToCopy(OrganizationId organization) {
        Optional<RequestDeadline> deadline = RequestDeadline.present();
        boolean isBound = copied.begin(organization, connection -> {
            if (deadline.isPresent()) {
                set(connection, organization, deadline.get());
            } else {
                set(connection, organization);
            }
        });
        if (isBound) {
            transactions.putResource(KEY, organization);
        }
        return isBound;
    }

    /** From now to the end of the transaction, or until the next call. */
    void bind(OrganizationId organization) {
        watchWrites(organization);
        Optional<RequestDeadline> deadline = RequestDeadline.present();
        entityManager.unwrap(Session.class).doWork(connection -> {
            if (deadline.isPresent()) {
                set(connection, organization, deadline.get());
            } else {
                set(connection, organization);
            }
            spread.tell(connection, organization);
        });
        transactions.putResource(KEY, organization);
    }

    /** So that the organization is not answered by a copy that lacks what this transaction may write. */
    private void watchWrites(OrganizationId organization) {
        if (!replica.isConfigured()) {
            return;
        }
        WriteWatch.Watched watched = WriteWatch.begin(transactions);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // What is flushed now is seen too.
            }

            @Override
            public void afterCompletion(int status) {
                // Whether the commit succeeded is not always known.
                if (watched.writes()) {
                    writes.note(organization);
                }
            }
        });
    }

    /** Whether the transaction can't be gone on with, for another reason than a refusal. */
    boolean isBroken() {
        return transactions.getResource(REFUSED) == null && transactions.getRollbackOnly();
    }

    /** As {@link #bind}, after what was changed for the tenant before is written. */
    void rebind(OrganizationId organization) {
        entityManager.flush();
        bind(organization);
    }

    /**
     * What is really the matter when a service refuses. Once the connection is lost, the persistence provider finds
     * nothing instead of failing (Hibernate's HHH-12472), and the service would say that there is no such record: it does
     * not know. The transaction gives it away: no refusal marked it for rollback, and it is.
     */
    DomainException judged(DomainException refusal) {
        if (isBroken()) {
            return new DomainException(
                    Refusal.UNAVAILABLE, "SERVICE_UNAVAILABLE", "The service is busy; try again shortly.");
        }
        transactions.putResource(REFUSED, true);
        return refusal;
    }

    /** The database ends by itself what nobody waits for any longer. */
    private static void set(Connection connection, OrganizationId organization, RequestDeadline deadline)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT set_config('pivotal.organization_id', ?, true), set_config('statement_timeout', ?, true)")) {
            statement.setString(1, organization.value().toString());
            statement.setString(2, Long.toString(deadline.leftMillis()));
            statement.execute();
        }
    }

    private static void set(Connection connection, OrganizationId organization) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT set_config('pivotal.organization_id', ?, true)")) {
            statement.setString(1, organization.value().toString());
            statement.execute();
        }
    }
}
