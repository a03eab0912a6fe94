package com.pivotalflow.platform;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.PlatformOrganization;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.Optional;

/** Says at the start who runs the platform, above all when the configuration names nobody. */
@Singleton
@Startup
@DependsOn("SeedStartup")
@PermitAll
public class PlatformStartup {

    private static final System.Logger LOG = System.getLogger(PlatformStartup.class.getName());

    @Inject
    PlatformOrganization platform;

    @PostConstruct
    void tell() {
        if (platform.slug().isEmpty()) {
            return;
        }
        Optional<OrganizationId> found = platform.find();
        if (found.isPresent()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "administrators of organization {0} run the platform",
                    found.get().value());
        } else {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "nobody runs the platform: PIVOTAL_PLATFORM_ORGANIZATION names {0}, which is the slug of no"
                            + " organization",
                    platform.slug().get());
        }
    }
}
