package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.deadline.RequestDeadline;
import com.pivotalflow.problem.DomainException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    private final PasswordHashing passwords = new PasswordHashing();

    // By hand what the container would inject.
    @BeforeEach
    @SuppressWarnings("UnnecessaryAssignment")
    void prepare() {
        passwords.parallelism = 1;
        passwords.prepare();
    }

    @Test
    void aPasswordIsHashedWithThePresentCostAndASaltOfItsOwn() {
        String first = passwords.hash("correct horse battery");

        assertThat(first).startsWith("$argon2id$v=19$m=65536,t=3,p=1$");
        assertThat(passwords.hash("correct horse battery")).isNotEqualTo(first);
        assertThat(passwords.matches("correct horse battery", first)).isTrue();
        assertThat(passwords.matches("wrong", first)).isFalse();
        assertThat(passwords.isOutdated(first)).isFalse();
    }

    @Test
    void aCheckForNobodyRunsAndFreesItsPlace() {
        passwords.matchesNobody("anything");
        passwords.matchesNobody("anything");

        assertThat(passwords.isOutdated("$argon2id$v=19$m=65536,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g"))
                .isTrue();
    }

    @Test
    void whatWouldOutliveItsRequestIsNotBegun() {
        String hash = passwords.hash("correct horse battery");
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try {
            // No machine hashes in a millisecond what takes 64 MiB and three passes over it.
            RequestDeadline.begin(Duration.ofMillis(1), watch);
            assertThatExceptionOfType(DomainException.class)
                    .isThrownBy(() -> passwords.matches("correct horse battery", hash))
                    .matches(refused -> refused.code().equals("SERVICE_UNAVAILABLE"));
            RequestDeadline.end();

            RequestDeadline.begin(Duration.ofMinutes(1), watch);
            assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        } finally {
            RequestDeadline.end();
            watch.shutdownNow();
        }
    }
}
