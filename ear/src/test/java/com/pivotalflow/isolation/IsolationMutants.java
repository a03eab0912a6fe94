package com.pivotalflow.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.architecture.IsolationRules;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes away, one after the other, everything that keeps organizations apart, and prints how much of that is noticed. No
 * part of a usual build: {@code mvn -Dmeasure=Mutants verify} runs it.
 */
@OnRealServer
class IsolationMutants {

    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";
    private static final Set<String> TENANTS =
            Set.of("com.pivotalflow.organization.OrganizationId", "com.pivotalflow.organization.Caller");
    private static final Roles ROLES = Roles.of(DatabaseRoles.standard().placeholders());

    private final Database database = TestServer.MAIN.database();

    @Test
    void everyPolicyIsMissed() throws Exception {
        everyChangeOfTheSchemaIsMissed("policies", database.rows("""
                SELECT format('DROP POLICY %I ON %s', polname, polrelid::regclass)
                FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid
                WHERE relnamespace = 'public'::regnamespace
                """));
        everyChangeOfTheSchemaIsMissed("row security", database.rows("""
                SELECT format('ALTER TABLE %s ' || how || ' ROW LEVEL SECURITY', oid::regclass)
                FROM pg_class, (VALUES ('DISABLE'), ('NO FORCE')) AS way (how)
                WHERE relnamespace = 'public'::regnamespace AND relrowsecurity
                """));
    }

    /** Flyway's own table holds no organization's rows. */
    @Test
    void everyKeyIsMissed() throws Exception {
        everyChangeOfTheSchemaIsMissed("keys", database.rows("""
                SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname)
                FROM pg_constraint
                WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'p', 'u') AND conparentid = 0
                    AND conrelid <> 'flyway_schema_history'::regclass
                """));
    }

    @Test
    void everyPermissionIsMissed(@TempDir Path folder) throws Exception {
        ArchRule rule = IsolationRules.operationsSayWhoMayCall();
        List<String> unnoticed = new ArrayList<>();
        int all = 0;
        for (JavaMethod method :
                methods("web").filter(one -> one.isAnnotatedWith(ROLES_ALLOWED)).toList()) {
            all++;
            Path place = folder.resolve(Integer.toString(all));
            if (!breaks(rule, MutatedClass.withoutAnnotation(method, ROLES_ALLOWED, place))) {
                unnoticed.add(method.getFullName());
            }
        }
        score("permissions", all, unnoticed);
    }

    @Test
    void everyTenantIsMissed(@TempDir Path folder) throws Exception {
        List<ArchRule> rules = IsolationRules.tenantComesFirst();
        List<String> unnoticed = new ArrayList<>();
        int all = 0;
        for (JavaMethod method :
                methods("ejb").filter(IsolationMutants::takesTheTenantFirst).toList()) {
            all++;
            Path place = folder.resolve(Integer.toString(all));
            JavaClasses mutated = MutatedClass.withoutFirstParameter(method, place);
            if (rules.stream().noneMatch(rule -> breaks(rule, mutated))) {
                unnoticed.add(method.getFullName());
            }
        }
        score("tenant arguments", all, unnoticed);
    }

    private void everyChangeOfTheSchemaIsMissed(String what, List<String> changes) throws Exception {
        Packaged build = Packaged.of(SchemaMigration.class.getClassLoader());
        CatalogReader reader = new CatalogReader(ROLES);
        List<String> unnoticed = new ArrayList<>();
        try (Connection connection = database.asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(difference(build, reader, connection).none()).isTrue();
            // Reading sets where names are looked up, for as long as the transaction lasts.
            connection.rollback();
            for (String change : changes) {
                Database.execute(connection, change);
                if (difference(build, reader, connection).none()) {
                    unnoticed.add(change);
                }
                connection.rollback();
            }
        }
        score(what, changes.size(), unnoticed);
    }

    private static Difference difference(Packaged build, CatalogReader reader, Connection connection) throws Exception {
        return Difference.between(build.expected(), build.head().number(), reader.readWithin(connection), ROLES);
    }

    private static Stream<JavaMethod> methods(String module) {
        return new ClassFileImporter()
                .importPath(Build.module(module).resolve("target/classes")).stream()
                        .flatMap(type -> type.getMethods().stream());
    }

    private static boolean takesTheTenantFirst(JavaMethod method) {
        String owner = method.getOwner().getSimpleName();
        boolean isAsked = owner.endsWith("Service") && method.getModifiers().contains(JavaModifier.PUBLIC)
                || owner.endsWith("Repository") && !method.getModifiers().contains(JavaModifier.PRIVATE);
        List<String> parameters =
                method.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        // Of two tenants, those of the platform's caller and of whom it is about, one would still come first.
        return isAsked
                && !parameters.isEmpty()
                && TENANTS.contains(parameters.get(0))
                && (parameters.size() < 2 || !TENANTS.contains(parameters.get(1)));
    }

    private static boolean breaks(ArchRule rule, JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).hasViolation();
    }

    private static void score(String what, int all, List<String> unnoticed) {
        System.out.printf("mutants: %s: %d of %d noticed%n", what, all - unnoticed.size(), all);
        assertThat(all).isPositive();
        assertThat(unnoticed).isEmpty();
    }
}
