package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.DeployedRoutes;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks all routes that the server has in its own registry: whoever adds one and forgets its right finds it here. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteIT {

    private static final String REST = "jakarta.ws.rs.";
    private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";
    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** The only ones that anybody may use; each has its own reason in the specification. */
    private static final Set<String> OPEN = Set.of(
            "POST /api/v1/auth/login",
            "POST /api/v1/auth/refresh",
            "POST /api/v1/auth/logout",
            "POST /api/v1/auth/password-resets",
            "POST /api/v1/auth/password-resets/{token}",
            "POST /api/v1/auth/invitations/{token}",
            "GET /api/v1/auth/jwks",
            // Customers have a link and no account.
            "GET /api/v1/public/quotes/{token}",
            "GET /api/v1/public/quotes/{token}/document",
            "GET /api/v1/public/quotes/{token}/pdf",
            "POST /api/v1/public/quotes/{token}/view",
            "POST /api/v1/public/quotes/{token}/calculate",
            "POST /api/v1/public/quotes/{token}/accept",
            "POST /api/v1/public/quotes/{token}/decline");

    private Api nobody;
    private Api powerless;

    @BeforeAll
    void signIn() throws Exception {
        nobody = TestServer.MAIN.api();
        powerless = TestOrganization.create(TestServer.MAIN.database()).user().signIn(TestServer.MAIN);
    }

    /** As the server tells them; the compiled resources say which permission each one names. */
    static Stream<Route> routes() {
        Map<String, Route> compiled = compiled();
        return DeployedRoutes.of(TestServer.MAIN).stream()
                .map(deployed -> Objects.requireNonNull(compiled.get(deployed), deployed));
    }

    private static Map<String, Route> compiled() {
        return new ClassFileImporter()
                .importPath(Build.module("web").resolve("target/classes")).stream()
                        .filter(type -> type.isAnnotatedWith(REST + "Path"))
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(method -> Route.of(method).stream())
                        .collect(Collectors.toMap(Route::template, Function.identity()));
    }

    @Test
    void thereAreRoutesAndOnlyTheKnownOnesAreOpen() {
        assertThat(routes())
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(compiled().values());
        assertThat(routes().filter(Route::isOpen).map(Route::toString)).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void withoutTokenNobodyGetsIn(Route route) {
        Api.Answer answer = route.send(nobody);

        if (route.isOpen()) {
            assertThat(answer.problem()).isNotEqualTo("AUTHENTICATION_REQUIRED");
        } else {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("AUTHENTICATION_REQUIRED");
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void withoutThePermissionNobodyGetsIn(Route route) {
        Api.Answer answer = route.send(powerless);

        if (route.needsPermission()) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("PERMISSION_DENIED");
            assertThat(route.permissions())
                    .contains(answer.json().path("permission").asText());
        } else {
            assertThat(answer.problem()).isNotEqualTo("PERMISSION_DENIED");
        }
    }

    /**
     * One operation.
     *
     * @param method of HTTP
     * @param pattern the path with its variables
     * @param permissions any of which lets in; empty when everybody may come
     */
    private record Route(String method, String pattern, List<String> permissions) {

        static Optional<Route> of(JavaMethod method) {
            return METHODS.stream()
                    .filter(name -> method.isAnnotatedWith(REST + name))
                    .findFirst()
                    .map(name ->
                            new Route(name, "/api/v1" + path(method.getOwner()) + path(method), permissionsOf(method)));
        }

        /** Method and path as the registry writes them. */
        String template() {
            return method + " " + pattern;
        }

        /** The path with an id where one belongs. */
        String path() {
            return pattern.replaceAll("\\{[^}]+}", "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02");
        }

        private static String path(JavaClass type) {
            return path(type.getAnnotationOfType(REST + "Path"));
        }

        private static String path(JavaMethod method) {
            return method.tryGetAnnotationOfType(REST + "Path").map(Route::path).orElse("");
        }

        private static String path(JavaAnnotation<?> annotation) {
            String path = annotation.get("value").orElseThrow().toString();
            return path.startsWith("/") ? path : "/" + path;
        }

        private static List<String> permissionsOf(JavaMethod method) {
            if (method.isAnnotatedWith(PERMIT_ALL)) {
                return List.of();
            }
            Object[] permissions = (Object[])
                    method.getAnnotationOfType(ROLES_ALLOWED).get("value").orElseThrow();
            return Stream.of(permissions).map(Object::toString).toList();
        }

        boolean isOpen() {
            return permissions.isEmpty();
        }

        boolean needsPermission() {
            return !isOpen() && !permissions.contains("**");
        }

        Api.Answer send(Api api) {
            boolean hasBody = !method.equals("GET") && !method.equals("DELETE");
            return hasBody
                    ? api.with(
                                    "Content-Type",
                                    method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                            .send(method, path(), BodyPublishers.ofString("{}"))
                    : api.send(method, path(), BodyPublishers.noBody());
        }

        @Override
        public String toString() {
            return template();
        }
    }
}
