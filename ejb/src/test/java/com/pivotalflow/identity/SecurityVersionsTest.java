package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecurityVersionsTest {

    private static final OrganizationId HERE = new OrganizationId(UUID.randomUUID());
    private static final UserId ADA = new UserId(UUID.randomUUID());

    private Instant now = Instant.parse("2026-05-01T02:15:30Z");
    private OptionalInt stored = OptionalInt.of(1);
    private int looks;

    @Test
    void aChangeIsNoticedWithinFiveSecondsAndNotAskedForOnEachRequest() {
        SecurityVersions versions = versions();

        assertThat(versions.isCurrent(HERE, ADA, 1)).isTrue();
        stored = OptionalInt.of(2);
        assertThat(versions.isCurrent(HERE, ADA, 1)).isTrue();
        assertThat(looks).isEqualTo(1);
        now = now.plus(Duration.ofSeconds(5));

        assertThat(versions.isCurrent(HERE, ADA, 1)).isFalse();
        assertThat(versions.isCurrent(HERE, ADA, 2)).isTrue();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void somebodyWhoMayNotActHasNoCurrentToken() {
        stored = OptionalInt.empty();

        assertThat(versions().isCurrent(HERE, ADA, 0)).isFalse();
    }

    // By hand what the container would inject.
    @SuppressWarnings("UnnecessaryAssignment")
    private SecurityVersions versions() {
        SecurityVersions versions = new SecurityVersions();
        versions.users = new UserService() {
            @Override
            public OptionalInt securityVersion(OrganizationId organization, UserId user) {
                looks++;
                return stored;
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
