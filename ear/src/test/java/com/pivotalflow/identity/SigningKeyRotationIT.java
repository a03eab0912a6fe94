package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.ForgedToken;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key that signs is replaced, and no token that was good is refused for it. */
@OnRealServer
class SigningKeyRotationIT {

    private static final Duration ALL_NODES_KNOW = Duration.ofSeconds(60);

    private final Database database = TestServer.MAIN.database();

    private TestOrganization.TestUser person;

    @BeforeEach
    void makeAPerson() throws Exception {
        person = TestOrganization.create(database).user();
    }

    @Test
    void aYoungKeyStays() throws Exception {
        Timers.run(TestServer.MAIN, "SigningKeyRotation");

        assertThat(database.number("SELECT count(*) FROM signing_keys WHERE retired_at IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void anOldKeyIsReplacedAndItsTokensStayGoodUntilTheyExpire() throws Exception {
        String old = ForgedToken.signIn(TestServer.MAIN, person);
        String oldKey = key(old);
        database.execute("UPDATE signing_keys SET sign_from = sign_from - interval '91 days' WHERE kid = ?", oldKey);

        Timers.run(TestServer.MAIN, "SigningKeyRotation");

        List<String> young = database.rows("SELECT kid FROM signing_keys WHERE retired_at IS NULL");
        assertThat(young).hasSize(1).doesNotContain(oldKey);
        assertThat(database.number("SELECT count(*) FROM signing_keys WHERE kid = ? AND retired_at > now()", oldKey))
                .isEqualTo(1);
        // Announced, and not yet used: another node may not have read it.
        await(() -> published().containsAll(List.of(oldKey, young.get(0))));
        assertThat(key(ForgedToken.signIn(TestServer.MAIN, person))).isEqualTo(oldKey);

        database.execute("UPDATE signing_keys SET sign_from = sign_from - interval '3 minutes',"
                + " retired_at = retired_at - interval '3 minutes' WHERE retired_at > now() OR sign_from > now()");
        await(() -> key(ForgedToken.signIn(TestServer.MAIN, person)).equals(young.get(0)));
        assertThat(me(old).status()).isEqualTo(200);
        assertThat(me(ForgedToken.signIn(TestServer.MAIN, person)).status()).isEqualTo(200);

        database.execute("UPDATE signing_keys SET retired_at = now() - interval '61 minutes' WHERE kid = ?", oldKey);
        Timers.run(TestServer.MAIN, "SigningKeyRotation");
        assertThat(database.number("SELECT count(*) FROM signing_keys WHERE kid = ?", oldKey))
                .isZero();
        await(() -> me(old).status() == 401);
        assertThat(published()).containsExactly(young.get(0));
    }

    private static List<String> published() {
        return TestServer.MAIN.api().get("/api/v1/auth/jwks").json().findValuesAsText("kid");
    }

    private static String key(String token) {
        try {
            return new ForgedToken(TestServer.MAIN, TestServer.MAIN.database(), token)
                    .header()
                    .path("kid")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Api.Answer me(String token) {
        return TestServer.MAIN.api().withToken(token).get("/api/v1/auth/me");
    }

    /** A node reads the keys again by itself after half a minute, and at once for a token under a key it does not know. */
    private void await(BooleanSupplier condition) throws Exception {
        ForgedToken forger = new ForgedToken(TestServer.MAIN, database, ForgedToken.signIn(TestServer.MAIN, person));
        String unknown = forger.signed(forger.header().put("kid", "unknown").toString(), "{}");
        long end = System.nanoTime() + ALL_NODES_KNOW.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not so").isLessThan(end);
            me(unknown);
            Thread.sleep(250);
        }
    }
}
