package com.pivotalflow.organization;

import com.pivotalflow.problem.DomainException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;

/**
 * Sets the tenant of row-level security once per transaction, as its first statement. A nested call for another
 * organization is refused; a new transaction gets its own setting.
 */
@InTenant
@Interceptor
@jakarta.annotation.Priority(Interceptor.Priority.APPLICATION)
class TenantInterceptor {

    @Inject
    TenantBinding binding;

    @AroundInvoke
    Object bind(InvocationContext invocation) throws Exception {
        OrganizationId organization = TenantBinding.tenantOf(invocation.getMethod(), invocation.getParameters());
        Optional<OrganizationId> bound = binding.present(invocation.getMethod());
        if (bound.isEmpty()) {
            binding.bind(organization);
        } else if (!bound.get().equals(organization)) {
            throw new IllegalStateException("the transaction belongs to another organization");
        }
        try {
            return invocation.proceed();
        } catch (DomainException refusal) {
            throw binding.judged(refusal);
        }
    }
}
