package com.pivotalflow.organization;

import com.pivotalflow.problem.DomainException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sets the tenant of row-level security once per transaction, as its first statement. A nested call for another
 * organization is refused; a new transaction gets its own setting.
 */
@InTenant
@Interceptor
@jakarta.annotation.Priority(Interceptor.Priority.APPLICATION)
class TenantInterceptor {

    /** Causes may go in a circle. */
    private static final int DEEPEST = 20;

    /**
     * Connection, read only, recovery, resources, locks and time, shutting down, files. What is wrong with a statement or its
     * values would be so at the database too.
     */
    private static final Set<String> OF_COPIES = Set.of("08", "25", "40", "53", "55", "57", "58");

    @Inject
    TenantBinding binding;

    @Inject
    CopiedReading copied;

    @AroundInvoke
    Object bind(InvocationContext invocation) throws Exception {
        OrganizationId organization = TenantBinding.tenantOf(invocation.getMethod(), invocation.getParameters());
        Optional<OrganizationId> bound = binding.present(invocation.getMethod());
        if (bound.isPresent()) {
            if (!bound.get().equals(organization)) {
                throw new IllegalStateException("the transaction belongs to another organization");
            }
            return proceed(invocation);
        }
        if (invocation.getMethod().isAnnotationPresent(ReadsReplica.class) && binding.bindToCopy(organization)) {
            return readFromCopy(invocation, organization);
        }
        binding.bind(organization);
        return proceed(invocation);
    }

    private Object proceed(InvocationContext invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (DomainException refusal) {
            throw binding.judged(refusal);
        }
    }

    private Object readFromCopy(InvocationContext invocation, OrganizationId organization) throws Exception {
        try {
            return invocation.proceed();
        } catch (DomainException refusal) {
            if (!binding.isBroken()) {
                throw binding.judged(refusal);
            }
            copied.lost(refusal);
        } catch (RuntimeException failure) {
            if (!isOfCopy(failure)) {
                throw failure;
            }
            copied.lost(failure);
        }
        return copied.onPrimary(() -> {
            binding.bind(organization);
            return proceed(invocation);
        });
    }

    private static boolean isOfCopy(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .anyMatch(state -> state == null || OF_COPIES.contains(state.substring(0, 2)));
    }
}
