package com.pivotalflow.organization;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Takes the transaction to another organization and back. After a failure it stays there: it can only be rolled back, and
 * whoever went on with it would be refused.
 */
@Visiting
@Interceptor
@jakarta.annotation.Priority(Interceptor.Priority.APPLICATION)
class VisitInterceptor {

    @Inject
    TenantBinding binding;

    @AroundInvoke
    Object visit(InvocationContext invocation) throws Exception {
        OrganizationId visited = TenantBinding.tenantOf(invocation.getMethod(), invocation.getParameters());
        OrganizationId home = binding.present(invocation.getMethod())
                .orElseThrow(() -> new IllegalStateException(invocation.getMethod() + " is called from no tenant"));
        binding.rebind(visited);
        Object answer = invocation.proceed();
        binding.rebind(home);
        return answer;
    }
}
