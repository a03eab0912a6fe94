package com.pivotalflow.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** The first argument says whose rows are meant: an organization, or a caller, who has one. */
final class TakesTenantFirst extends ArchCondition<JavaMethod> {

    private static final Set<String> TENANTS =
            Set.of("com.pivotalflow.organization.OrganizationId", "com.pivotalflow.organization.Caller");

    /** Classes and methods that have no tenant yet, or never one; nothing else may be without. */
    private static final Set<String> EXCEPTIONS = Set.of(
            // Before a tenant is known: who could be signing in.
            "com.pivotalflow.identity.FailedLoginService",
            "com.pivotalflow.identity.LoginCandidateRepository",
            "com.pivotalflow.identity.LoginCandidateService",
            "com.pivotalflow.identity.LoginService",
            "com.pivotalflow.identity.LoginThrottleRepository",
            "com.pivotalflow.identity.LoginThrottleService",
            "com.pivotalflow.identity.PasswordResetService",
            "com.pivotalflow.identity.PasswordService.join",
            "com.pivotalflow.identity.PasswordService.reset",
            "com.pivotalflow.identity.token.TokenDirectoryRepository",
            "com.pivotalflow.identity.token.TokenDirectoryService",
            "com.pivotalflow.delivery.LinkDirectoryRepository",
            "com.pivotalflow.delivery.LinkDirectoryService",
            "com.pivotalflow.organization.OrganizationRepository.idOfSlug",
            // All tenants: for whoever runs the platform, and one after the other for timers.
            "com.pivotalflow.organization.OrganizationListRepository",
            "com.pivotalflow.organization.OrganizationRepository.ids",
            "com.pivotalflow.organization.OrganizationRepository.withWork",
            // Global tables: all tenants share the keys that sign tokens, the permissions and the currencies.
            "com.pivotalflow.identity.SigningKeyRepository",
            "com.pivotalflow.identity.SigningKeyService",
            "com.pivotalflow.identity.PermissionRepository",
            "com.pivotalflow.organization.CurrencyRepository");

    TakesTenantFirst() {
        super("take the tenant first");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        if (method.getModifiers().contains(JavaModifier.SYNTHETIC)
                || EXCEPTIONS.contains(method.getOwner().getName())
                || EXCEPTIONS.contains(method.getOwner().getName() + "." + method.getName())) {
            return;
        }
        List<JavaClass> parameters = method.getRawParameterTypes();
        if (parameters.isEmpty() || !TENANTS.contains(parameters.get(0).getName())) {
            events.add(
                    SimpleConditionEvent.violated(method, method.getDescription() + " does not take the tenant first"));
        }
    }
}
