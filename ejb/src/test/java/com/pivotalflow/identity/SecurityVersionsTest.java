package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationStatusChanged;
import com.pivotalflow.organization.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecurityVersionsTest {

    private static final OrganizationId HERE = new OrganizationId(UUID.randomUUID());
    private static final UserId ADA = new UserId(UUID.randomUUID());

    private Instant now = Instant.parse("2026-05-01T02:15:30Z");
    private Optional<Standing> stored = standing(1);
    private Runnable meanwhile = () -> {};
    private int looks;

    @Test
    void aChangeIsNoticedWithinFiveSecondsAndNotAskedForOnEachRequest() {
        SecurityVersions versions = versions();

        assertThat(versions.isCurrent(HERE, ADA, 1)).isTrue();
        stored = standing(2);
        assertThat(versions.isCurrent(HERE, ADA, 1)).isTrue();
        assertThat(looks).isEqualTo(1);
        now = now.plus(Duration.ofSeconds(5));

        assertThat(versions.isCurrent(HERE, ADA, 1)).isFalse();
        assertThat(versions.isCurrent(HERE, ADA, 2)).isTrue();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void aTokenMadeAfterAChangeIsGoodAtOnce() {
        SecurityVersions versions = versions();
        assertThat(versions.isCurrent(HERE, ADA, 1)).isTrue();
        stored = standing(2);

        assertThat(versions.isCurrent(HERE, ADA, 2)).isTrue();
        assertThat(versions.isCurrent(HERE, ADA, 1)).isFalse();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void somebodyWhoMayNotActHasNoCurrentToken() {
        stored = Optional.empty();

        assertThat(versions().isCurrent(HERE, ADA, 0)).isFalse();
    }

    @Test
    void anOrganizationMayHaveALimitOfItsOwn() {
        SecurityVersions versions = versions();
        stored = Optional.of(new Standing(1, OptionalInt.of(30)));

        assertThat(versions.requestsPerMinute(HERE, ADA)).hasValue(30);
        assertThat(looks).as("it comes with the look at the token").isEqualTo(1);
        assertThat(versions.isCurrent(HERE, ADA, 1)).isTrue();
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void anOrganizationWhoseStatusChangedIsAskedAboutAtOnceAndOthersAreNot() {
        SecurityVersions versions = versions();
        assertThat(versions.isCurrent(HERE, ADA, 1)).isTrue();
        stored = Optional.empty();

        versions.forget(new OrganizationStatusChanged(new OrganizationId(UUID.randomUUID())));
        assertThat(versions.isCurrent(HERE, ADA, 1)).isTrue();
        versions.forget(new OrganizationStatusChanged(HERE));

        assertThat(versions.isCurrent(HERE, ADA, 1)).isFalse();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void anAnswerThatWasReadBeforeAStatusChangedIsNotKeptAfterIt() {
        SecurityVersions versions = versions();
        meanwhile = () -> versions.forget(new OrganizationStatusChanged(HERE));
        assertThat(versions.isCurrent(HERE, ADA, 1)).isTrue();
        meanwhile = () -> {};
        stored = Optional.empty();

        assertThat(versions.isCurrent(HERE, ADA, 1)).isFalse();
    }

    private static Optional<Standing> standing(int securityVersion) {
        return Optional.of(new Standing(securityVersion, OptionalInt.empty()));
    }

    // By hand what the container would inject.
    @SuppressWarnings("UnnecessaryAssignment")
    private SecurityVersions versions() {
        SecurityVersions versions = new SecurityVersions();
        versions.users = new UserService() {
            @Override
            public Optional<Standing> standing(OrganizationId organization, UserId user) {
                looks++;
                Optional<Standing> read = stored;
                meanwhile.run();
                return read;
            }
        };
        versions.clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return versions;
    }
}
