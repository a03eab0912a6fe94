package com.pivotalflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.TestOrganization.TestUser;
import org.junit.jupiter.api.Test;

/** What other tests build on is good for what they use it for. */
@OnRealServer
class TestOrganizationIT {

    @Test
    void itsUsersSignInAndMayDoWhatTheyWereGiven() throws Exception {
        TestOrganization organization = TestOrganization.create(TestServer.MAIN.database());
        TestUser user = organization.user("quotes.view", "customers.view");

        Api.Answer me = user.signIn(TestServer.MAIN).get("/api/v1/auth/me");

        assertThat(me.status()).as(me.toString()).isEqualTo(200);
        assertThat(me.text()).contains(user.email(), organization.slug(), "quotes.view", "customers.view");
    }
}
