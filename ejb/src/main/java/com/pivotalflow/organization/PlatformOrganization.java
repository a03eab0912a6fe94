package com.pivotalflow.organization;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.ForbiddenException;
import com.pivotalflow.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The one organization whose administrators open, suspend, resume and close organizations: the one that {@code
 * PIVOTAL_PLATFORM_ORGANIZATION} names by its slug; without the variable there is none.
 *
 * <p>The permission is not stored anywhere. It comes with the system role {@code admin} of that organization and is
 * taken from the token of everybody else, so no row of a table gives it to anybody, and another organization in the
 * variable has it from the next start on while the former one has lost it.
 */
@ApplicationScoped
public class PlatformOrganization {

    /** What is needed for it. */
    public static final String PERMISSION = "platform.organizations";

    @Inject
    OrganizationDirectory organizations;

    @Inject
    @ConfigProperty(name = "pivotal.platform.organization")
    Optional<String> slug;

    /** A slug never changes its owner, so what was found once holds. */
    private volatile @Nullable OrganizationId known;

    /** The slug that the configuration names, whether or not somebody has it. */
    public Optional<String> slug() {
        return slug.map(String::strip).filter(name -> !name.isEmpty());
    }

    /** Whether the organization runs the platform. */
    public boolean is(OrganizationId organization) {
        return find().filter(organization::equals).isPresent();
    }

    /** The organization that runs the platform, if there is one. */
    public Optional<OrganizationId> find() {
        OrganizationId found = known;
        if (found == null) {
            found = slug().flatMap(organizations::bySlug).orElse(null);
            known = found;
        }
        return Optional.ofNullable(found);
    }

    /** The caller without a permission that does not count where they are. */
    public Caller limit(Caller caller) {
        if (!caller.may(PERMISSION) || is(caller.organization())) {
            return caller;
        }
        Set<String> permissions = new HashSet<>(caller.permissions());
        permissions.remove(PERMISSION);
        return new Caller(caller.organization(), caller.user(), permissions);
    }

    /**
     * Demands that the caller is an administrator of the platform.
     *
     * @throws ForbiddenException with code {@code PERMISSION_DENIED}
     */
    public void require(Caller caller) {
        limit(caller).require(PERMISSION);
    }

    /**
     * Demands that an organization is not the one that runs the platform: nobody could resume that.
     *
     * @throws DomainException {@code PLATFORM_ORGANIZATION}
     */
    public void requireOther(OrganizationId organization) {
        if (is(organization)) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "PLATFORM_ORGANIZATION",
                    "This organization runs the platform; nobody could open it again.");
        }
    }
}
