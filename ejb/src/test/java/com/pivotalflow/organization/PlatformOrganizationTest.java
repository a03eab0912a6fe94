package com.pivotalflow.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.ForbiddenException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlatformOrganizationTest {

    private static final OrganizationId OURS = new OrganizationId(UUID.randomUUID());
    private static final OrganizationId THEIRS = new OrganizationId(UUID.randomUUID());

    private Optional<OrganizationId> found = Optional.of(OURS);
    private int looks;

    @Test
    void aTokenThatClaimsThePermissionCountsInOneOrganizationOnly() {
        PlatformOrganization platform = named("ours");

        assertThat(platform.limit(caller(OURS)).permissions())
                .containsExactlyInAnyOrder(PlatformOrganization.PERMISSION, "quotes.view");
        assertThat(platform.limit(caller(THEIRS)).permissions()).containsExactly("quotes.view");
        assertThatCode(() -> platform.require(caller(OURS))).doesNotThrowAnyException();
        assertThatThrownBy(() -> platform.require(caller(THEIRS))).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void whoseTokenDoesNotClaimItDoesNotHaveItAnywhere() {
        Caller powerless = new Caller(OURS, new UserId(UUID.randomUUID()), Set.of("quotes.view"));

        assertThatThrownBy(() -> named("ours").require(powerless)).isInstanceOf(ForbiddenException.class);
        assertThat(looks).as("and the database is not even asked").isZero();
    }

    @Test
    void withoutTheVariableNobodyRunsThePlatform() {
        PlatformOrganization platform = named(" ");

        assertThat(platform.slug()).isEmpty();
        assertThat(platform.is(OURS)).isFalse();
        assertThat(looks).isZero();
    }

    @Test
    void anOrganizationThatIsOpenedLaterIsFoundThenAndRemembered() {
        PlatformOrganization platform = named("ours");
        found = Optional.empty();
        assertThat(platform.is(OURS)).isFalse();

        found = Optional.of(OURS);

        assertThat(platform.is(OURS)).isTrue();
        assertThat(platform.is(THEIRS)).isFalse();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void theOneThatRunsThePlatformIsNotLikeTheOthers() {
        PlatformOrganization platform = named("ours");

        assertThatThrownBy(() -> platform.requireOther(OURS))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo("PLATFORM_ORGANIZATION"));
        assertThatCode(() -> platform.requireOther(THEIRS)).doesNotThrowAnyException();
    }

    private static Caller caller(OrganizationId organization) {
        return new Caller(
                organization, new UserId(UUID.randomUUID()), Set.of(PlatformOrganization.PERMISSION, "quotes.view"));
    }

    // By hand what the container would inject.
    @SuppressWarnings("UnnecessaryAssignment")
    private PlatformOrganization named(String slug) {
        PlatformOrganization platform = new PlatformOrganization();
        platform.slug = Optional.of(slug);
        platform.organizations = new OrganizationDirectory() {
            @Override
            public Optional<OrganizationId> bySlug(String asked) {
                looks++;
                return found;
            }
        };
        return platform;
    }
}
