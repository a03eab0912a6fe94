package com.pivotalflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An installation without a mail server: links go to whoever asks for them, and nothing waits. */
@OnRealServer
class NoMailIT {

    private final Database database = TestServer.MAIN.database();

    @Test
    void whoeverInvitesGetsTheLinkAndNothingIsKept() throws Exception {
        TestOrganization organization = TestOrganization.create(database);
        Api api = organization.user("users.create").signIn(TestServer.MAIN);

        Api.Answer invited = api.post(
                "/api/v1/users",
                Map.of("email", "no-mail-" + Ids.next() + "@example.test", "firstName", "No", "lastName", "Mail"));

        assertThat(invited.json().path("invitationPath").asText())
                .as(invited.toString())
                .startsWith("/api/v1/auth/invitations/");
        assertThat(database.number("SELECT count(*) FROM jobs WHERE organization_id = ?", organization.id()))
                .isZero();
    }
}
