package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.secret.KeyEncryption;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

/** Guessing a password ends after five failures, and tells nobody whether there is such a person. */
@OnRealServer
class LoginLockIT {

    private static final String WRONG = "not the password";

    private final Database database = TestServer.MAIN.database();

    @Test
    void afterFiveFailuresNotEvenTheRightPasswordHelps() throws Exception {
        TestOrganization.TestUser user = TestOrganization.create(database).user();
        List<String> spellings = List.of(
                user.email(),
                user.email().toUpperCase(Locale.ROOT),
                " " + user.email() + " ",
                user.email(),
                user.email());

        for (String spelling : spellings) {
            assertThat(login(spelling, WRONG).problem()).isEqualTo("INVALID_CREDENTIALS");
        }
        Api.Answer locked = login(user.email(), user.password());

        assertThat(locked.status()).as(locked.toString()).isEqualTo(429);
        assertThat(locked.problem()).isEqualTo("LOGIN_LOCKED");
        assertThat(Integer.parseInt(locked.header("Retry-After").orElseThrow())).isBetween(1700, 1801);
    }

    @Test
    void nobodyGetsMoreAttemptsByMakingThemAtOnce() throws Exception {
        String nobody = "nobody-" + Ids.next() + "@example.test";
        ExecutorService threads = Executors.newFixedThreadPool(10);
        List<String> codes = new ArrayList<>();
        try {
            Callable<Api.Answer> attempt = () -> login(nobody, WRONG);
            for (Future<Api.Answer> answer : threads.invokeAll(Collections.nCopies(10, attempt))) {
                codes.add(answer.get().problem());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(codes).filteredOn("INVALID_CREDENTIALS"::equals).hasSize(5);
        assertThat(codes).filteredOn("LOGIN_LOCKED"::equals).hasSize(5);
    }

    @Test
    void theRightPasswordForgetsTheFailures() throws Exception {
        TestOrganization.TestUser user = TestOrganization.create(database).user();
        failures(user.email(), 4, "now()", "NULL");

        assertThat(login(user.email(), user.password()).status()).isEqualTo(200);
        assertThat(stored(user.email())).isEmpty();
    }

    @Test
    void anEndedLockAndAnEndedWindowCountFromTheBeginning() throws Exception {
        String unlocked = "unlocked-" + Ids.next() + "@example.test";
        String late = "late-" + Ids.next() + "@example.test";
        failures(unlocked, 5, "now() - interval '31 minutes'", "now() - interval '1 second'");
        failures(late, 4, "now() - interval '16 minutes'", "NULL");

        assertThat(login(unlocked, WRONG).problem()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(login(late, WRONG).problem()).isEqualTo("INVALID_CREDENTIALS");

        assertThat(stored(unlocked)).containsExactly("1|null");
        assertThat(stored(late)).containsExactly("1|null");
    }

    private static Api.Answer login(String email, String password) {
        return TestServer.MAIN.api().post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }

    private void failures(String email, int count, String since, String lockedUntil) throws Exception {
        database.execute(
                "INSERT INTO login_throttles (email_digest, failure_count, window_started_at, locked_until)"
                        + " VALUES (?, ?, " + since + ", " + lockedUntil + ")",
                digest(email),
                count);
    }

    private List<String> stored(String email) throws SQLException, GeneralSecurityException {
        return database.rows(
                "SELECT failure_count, locked_until FROM login_throttles WHERE email_digest = ?", digest(email));
    }

    private static byte[] digest(String email) throws GeneralSecurityException {
        SecretKey key = new KeyEncryption(TestServer.MAIN.keyEncryptionKey()).derive("login-throttle");
        Mac mac = Mac.getInstance(key.getAlgorithm());
        mac.init(key);
        return mac.doFinal(email.getBytes(StandardCharsets.UTF_8));
    }
}
