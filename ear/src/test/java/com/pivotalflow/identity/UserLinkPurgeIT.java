package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Invitations and password resets are kept for a month after their end. */
@OnRealServer
class UserLinkPurgeIT {

    private final Database database = TestServer.MAIN.database();

    @Test
    void anInvitationGoesAMonthAfterItsEnd() throws Exception {
        TestOrganization organization = TestOrganization.create(database);
        organization
                .user("users.create")
                .signIn(TestServer.MAIN)
                .post(
                        "/api/v1/users",
                        Map.of(
                                "email",
                                "ana-" + Ids.next() + "@example.test",
                                "firstName",
                                "Ana",
                                "lastName",
                                "Silva"));

        endedDaysAgo(29, organization.id());
        Timers.run(TestServer.MAIN, "UserLinkPurge");
        assertThat(links(organization.id())).isOne();

        endedDaysAgo(31, organization.id());
        Timers.run(TestServer.MAIN, "UserLinkPurge");
        assertThat(links(organization.id())).isZero();
    }

    private void endedDaysAgo(int days, UUID organization) throws SQLException {
        database.execute(
                "UPDATE user_tokens SET created_at = now() - INTERVAL '60 days',"
                        + " expires_at = now() - make_interval(days => ?) WHERE organization_id = ?",
                days,
                organization);
    }

    private long links(UUID organization) throws SQLException {
        return database.number("SELECT count(*) FROM user_tokens WHERE organization_id = ?", organization);
    }
}
