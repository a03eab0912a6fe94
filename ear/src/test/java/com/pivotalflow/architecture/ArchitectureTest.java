package com.pivotalflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of {@code architecture.md} 4, in its order. Each says why it is there: whoever breaks one reads that. */
class ArchitectureTest {

    private static final int FEWEST_CLASSES = 120;
    private static final int LONGEST_FILE = 350;
    private static final int SHORTEST_PROSE = 150;

    private static final String PERSISTENCE = "jakarta.persistence..";
    private static final String MONEY = "com.pivotalflow.money..";
    private static final String PRICING = "com.pivotalflow.pricing..";
    private static final String REST = "com.pivotalflow.rest..";
    private static final String IF_MATCH = "com.pivotalflow.rest.IfMatch";
    private static final String IF_MATCH_REQUIRED = "com.pivotalflow.rest.IfMatchRequired";
    private static final String SCHEMA = "com.pivotalflow.schema..";

    private static final JavaClasses PRODUCT = ProductClasses.of(ProductClasses.MODULES);

    @Test
    void rule01TheClassesOfEveryModuleWereImported() {
        assertThat(PRODUCT).as("a rule that looks at nothing never fails").hasSizeGreaterThan(FEWEST_CLASSES);
        assertThat(ProductClasses.MODULES)
                .allSatisfy(module -> assertThat(ProductClasses.of(List.of(module)))
                        .as(module)
                        .isNotEmpty());
    }

    @Test
    void rule02PackagesImportOnlyWhatTheTableAllowsAndFormNoCycle() {
        check(classes()
                .should(new AllowedImports())
                .because("a feature can be read, tested and taken out only if what it needs is known"));
        check(slices().matching("com.pivotalflow.(*)..").should().beFreeOfCycles());
        slices().matching("com.pivotalflow.(**)")
                .should()
                .beFreeOfCycles()
                .because("what lies within a feature is read from its words upwards")
                .check(PRODUCT.that(resideInAnyPackage("com.pivotalflow.quote..", "com.pivotalflow.invoice..")));
    }

    @Test
    void rule03MoneyAndPricingArePureJava() {
        check(classes()
                .that()
                .resideInAnyPackage(MONEY, PRICING)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify.annotations..", MONEY, PRICING))
                .because("the same calculation must give the same answer in a test, in a request and in ten years"));
    }

    @Test
    void rule04HttpKnowsNoDatabase() {
        check(noClasses()
                .that()
                .resideInAPackage(REST)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(PERSISTENCE, "org.hibernate..", "org.flywaydb..", "javax.sql.."))
                .because("a resource that touches rows goes around the service that checks the tenant"));
    }

    @Test
    void rule05EntitiesAndRepositoriesAreHiddenAndOnlyTheyTouchTheEntityManager() {
        check(classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .or()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .bePackagePrivate()
                .because("what another package cannot see, it cannot change behind the service's back"));
        check(noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Repository")
                .and()
                .doNotHaveSimpleName("TenantBinding")
                .and()
                .doNotHaveSimpleName("EntityManagers")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.EntityManager")
                .because("every statement must stand where the tenant is the first argument"));
    }

    @Test
    void rule06ServicesAndRepositoriesTakeTheTenantFirst() {
        IsolationRules.tenantComesFirst().forEach(ArchitectureTest::check);
    }

    @Test
    void onlyThePlatformGoesToAnotherOrganizationWithinATransaction() {
        check(classes()
                .that()
                .areAnnotatedWith("com.pivotalflow.organization.Visiting")
                .and()
                .doNotHaveSimpleName("VisitInterceptor")
                .should()
                .haveFullyQualifiedName("com.pivotalflow.platform.VisitedOrganizationService")
                .because("to everybody else a transaction belongs to one organization"));
        check(classes()
                .that()
                .haveFullyQualifiedName("com.pivotalflow.platform.VisitedOrganizationService")
                .should()
                .onlyBeAccessed()
                .byAnyPackage("com.pivotalflow.platform..")
                .because("a visit begins with the question whether the caller runs the platform"));
    }

    @Test
    void rule07FieldsAreInjectedPackagePrivateAndOnlyByContainers() {
        DescribedPredicate<CanBeAnnotated> injected = annotatedWithAnyOf(
                "jakarta.inject.Inject",
                "jakarta.ejb.EJB",
                "jakarta.annotation.Resource",
                "jakarta.ws.rs.core.Context");
        check(fields().that(injected)
                .should()
                .bePackagePrivate()
                .because("a plain test sets them without a container"));
        check(fields().that(injected)
                .should()
                .beDeclaredInClassesThat(annotatedWithAnyOf(
                        "jakarta.ejb.Stateless",
                        "jakarta.ejb.Singleton",
                        "jakarta.enterprise.context.ApplicationScoped",
                        "jakarta.enterprise.context.RequestScoped",
                        "jakarta.interceptor.Interceptor",
                        "jakarta.servlet.annotation.WebServlet",
                        "jakarta.servlet.annotation.WebListener",
                        "jakarta.servlet.annotation.WebFilter",
                        "jakarta.ws.rs.Path",
                        "jakarta.ws.rs.ext.Provider"))
                .because("everything else uses constructors and final fields"));
    }

    @Test
    void rule08AmountsAreDecimalsRoundedInOnePlace() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        MONEY,
                        PRICING,
                        "com.pivotalflow.ratecard..",
                        "com.pivotalflow.quote..",
                        "com.pivotalflow.invoice..")
                .should(new UsesBinaryFractions())
                .because("a binary fraction cannot hold 0.1"));
        check(noClasses()
                .that()
                // Sample rows of the schema's guard hold generated numbers, and no amount of anybody.
                .resideOutsideOfPackages(MONEY, PRICING, "com.pivotalflow.schema.guard.sample..")
                .should()
                .callMethodWhere(Calls.to(BigDecimal.class, "setScale", "divide", "round"))
                .because("an amount that is rounded in two places is rounded twice"));
    }

    @Test
    void rule09NobodyAsksTheSystemForTheTime() {
        check(noClasses()
                .should()
                .callMethodWhere(Calls.toNowWithoutClock())
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .because("a test must be able to choose the day a quote expires"));
    }

    @Test
    void rule10FlywayAndHibernateStayWhereTheyBelong() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(SCHEMA)
                .should()
                .dependOnClassesThat(resideInAPackage("org.flywaydb.."))
                .because("there is one way to change the schema"));
        check(noClasses()
                .that()
                .doNotHaveSimpleName("TenantBinding")
                .and()
                .doNotHaveSimpleName("MappingCheck")
                .and()
                // Which connection the provider takes, and what it says: nothing of the standard's tells.
                .doNotHaveSimpleName("RoutedConnections")
                .and()
                .doNotHaveSimpleName("WriteWatch")
                .should()
                .dependOnClassesThat(resideInAPackage("org.hibernate..")
                        .and(resideOutsideOfPackages("org.hibernate.annotations..", "org.hibernate.type..")))
                .because("mappings need what Jakarta Persistence lacks; code does not, but where the tenant is set and"
                        + " the mappings are compared with the schema"));
    }

    @Test
    void rule11EveryPackageIsNullMarkedAndSaysWhatItIsFor() {
        Set<String> packages = PRODUCT.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages)
                .as("without @NullMarked a package is not checked for null at all")
                .allSatisfy(name -> assertThat(PRODUCT.get(name + ".package-info")
                                .isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .as(name)
                        .isTrue());
        assertThat(ProductClasses.sources())
                .filteredOn(file -> file.endsWith("package-info.java"))
                .allSatisfy(file -> assertThat(prose(file))
                        .as("what %s owns, must not do, and its main types", file)
                        .hasSizeGreaterThan(SHORTEST_PROSE));
    }

    @Test
    void rule12NothingIsThrownPrintedOrLoggedGenerically() {
        check(NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because("nobody can catch or map what has no name"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("com.pivotalflow.schema.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("what is printed is lost to the log"));
        check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("System.Logger needs no library and no bridge"));
    }

    @Test
    void rule13NamesSayWhatTheContainerMakesOfAClass() {
        checkBothWays("Resource", "jakarta.ws.rs.Path");
        checkBothWays("Service", "jakarta.ejb.Stateless");
        check(classes()
                .that()
                .haveSimpleNameEndingWith("Mapper")
                .should()
                .beAnnotatedWith("jakarta.ws.rs.ext.Provider"));
        check(classes()
                .that()
                .implement("jakarta.ws.rs.ext.ExceptionMapper")
                .should()
                .haveSimpleNameEndingWith("Mapper"));
    }

    @Test
    void everyOperationSaysWhoMayCallIt() {
        check(IsolationRules.operationsSayWhoMayCall());
    }

    @Test
    void everyOperationThatChangesARecordTakesAndPassesOnWhichStateOfIt() {
        check(methods()
                .that(annotatedWithAnyOf("jakarta.ws.rs.PUT", "jakarta.ws.rs.PATCH", "jakarta.ws.rs.DELETE"))
                // A session has no state that anybody could have overlooked.
                .and()
                .areNotDeclaredIn("com.pivotalflow.rest.AuthResource")
                .should()
                .beAnnotatedWith(IF_MATCH_REQUIRED)
                .because("whoever changes what he has not seen undoes what somebody else did"));
        check(methods()
                .that()
                .areAnnotatedWith(IF_MATCH_REQUIRED)
                .should(new CallsFromItself(IF_MATCH, "precondition"))
                .because("a mark that nobody heeds protects nothing"));
    }

    @Test
    void everyOperationDescribesItself() {
        check(methods()
                .that(annotatedWithAnyOf(
                        "jakarta.ws.rs.GET",
                        "jakarta.ws.rs.POST",
                        "jakarta.ws.rs.PUT",
                        "jakarta.ws.rs.PATCH",
                        "jakarta.ws.rs.DELETE"))
                .should()
                .beAnnotatedWith("com.pivotalflow.rest.Operation")
                .because("without it the description of the interface can't be made"));
    }

    @Test
    void noFileIsLongerThanAnyoneReads() throws IOException {
        for (Path file : ProductClasses.sources()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }

    private static void check(ArchRule rule) {
        // A feature that is not there yet breaks no rule; rule 1 sees to it that enough is there.
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    private static void checkBothWays(String ending, String annotation) {
        check(classes().that().haveSimpleNameEndingWith(ending).should().beAnnotatedWith(annotation));
        check(classes().that().areAnnotatedWith(annotation).should().haveSimpleNameEndingWith(ending));
    }

    static DescribedPredicate<CanBeAnnotated> annotatedWithAnyOf(String... annotations) {
        return DescribedPredicate.describe(
                "annotated with any of " + List.of(annotations),
                element -> List.of(annotations).stream().anyMatch(element::isAnnotatedWith));
    }

    private static String prose(Path file) {
        try {
            String source = Files.readString(file);
            int end = source.indexOf("*/");
            return end < 0 ? "" : source.substring(source.indexOf("/**"), end);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
