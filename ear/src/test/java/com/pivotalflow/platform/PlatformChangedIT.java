package com.pivotalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.util.Map;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another organization in the variable: the former one has lost the power, whatever its tokens say. */
@OnRealServer
class PlatformChangedIT {

    private static final String ORGANIZATIONS = "/api/v1/platform/organizations";
    private static final String PASSWORD = "a horse is a horse";
    private static final String SERVER = TestServer.SECOND.qualifier();

    @ArquillianResource
    ContainerController servers;

    @AfterEach
    void stop() {
        servers.stop(SERVER);
    }

    @Test
    void theOneThatIsNamedHasThePowerAndNoOther() {
        String name = Ids.next().toString().substring(24);
        String email = "heir-" + name + "@x.test";
        Api.Answer opened = TestServer.MAIN
                .platform()
                .post(
                        ORGANIZATIONS,
                        Map.of(
                                "name",
                                "Heir",
                                "slug",
                                "heir-" + name,
                                "countryCode",
                                "AU",
                                "admin",
                                Map.of("email", email, "firstName", "Ada", "lastName", "Heir")));
        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        TestServer.MAIN.api().post(opened.json().path("invitationPath").asText(), Map.of("password", PASSWORD));
        String claim = TestServer.MAIN
                .api()
                .post(
                        "/api/v1/auth/login",
                        Map.of("email", TestServer.ADMIN_EMAIL, "password", TestServer.ADMIN_PASSWORD))
                .json()
                .path("accessToken")
                .asText();
        assertThat(TestServer.MAIN.api().withToken(claim).get(ORGANIZATIONS).status())
                .isEqualTo(200);

        TestServer.SECOND.deployAtStart();
        servers.start(
                SERVER,
                TestServer.SECOND.on(
                        TestServer.MAIN.database(),
                        TestServer.SECOND.withKeysOf(TestServer.MAIN),
                        "-Dpivotal.platform.organization=heir-" + name));
        assertThat(TestServer.SECOND.refusal()).isEmpty();

        Api former = TestServer.SECOND.api().withToken(claim);
        assertThat(former.get("/api/v1/quotes").status()).isEqualTo(200);
        assertThat(former.get(ORGANIZATIONS).problem()).isEqualTo("PERMISSION_DENIED");
        assertThat(former.get("/api/v1/auth/me").text()).doesNotContain("platform.organizations");
        Api heir = TestServer.SECOND.api().signedIn(email, PASSWORD);
        assertThat(heir.get(ORGANIZATIONS).status()).isEqualTo(200);
        assertThat(TestServer.MAIN
                        .api()
                        .signedIn(email, PASSWORD)
                        .get(ORGANIZATIONS)
                        .problem())
                .isEqualTo("PERMISSION_DENIED");
    }
}
