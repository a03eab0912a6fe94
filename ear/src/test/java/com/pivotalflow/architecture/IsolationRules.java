package com.pivotalflow.architecture;

import static com.pivotalflow.architecture.ArchitectureTest.annotatedWithAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The rules that keep organizations apart in the code; tried by {@link ArchitectureTest} and by the mutation run. */
public final class IsolationRules {

    private IsolationRules() {}

    /** Whoever adds an operation and does not say who may call it. */
    public static ArchRule operationsSayWhoMayCall() {
        return methods()
                .that(annotatedWithAnyOf(
                        "jakarta.ws.rs.GET",
                        "jakarta.ws.rs.POST",
                        "jakarta.ws.rs.PUT",
                        "jakarta.ws.rs.PATCH",
                        "jakarta.ws.rs.DELETE"))
                .should()
                .beAnnotatedWith("jakarta.annotation.security.RolesAllowed")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.security.PermitAll")
                .orShould()
                .beDeclaredInClassesThat(annotatedWithAnyOf(
                        "jakarta.annotation.security.RolesAllowed", "jakarta.annotation.security.PermitAll"))
                .because("a resource without an annotation is open to everybody");
    }

    /** Whoever asks a service or a repository without saying whose rows they mean. */
    public static List<ArchRule> tenantComesFirst() {
        return List.of(
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .haveSimpleNameEndingWith("Service")
                        .and()
                        .arePublic()
                        .should(new TakesTenantFirst())
                        .because("tenancy is explicit: a call that forgets it must not compile, or fail here"),
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .haveSimpleNameEndingWith("Repository")
                        .and()
                        .areNotPrivate()
                        .should(new TakesTenantFirst())
                        .because("row level security is the fence, not the path"));
    }
}
