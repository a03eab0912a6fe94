package com.pivotalflow.seed;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seeds when the application starts and the configuration asks for it ({@code PIVOTAL_SEED=true}). */
@Singleton
@Startup
@PermitAll
public class SeedStartup {

    private static final System.Logger LOG = System.getLogger(SeedStartup.class.getName());

    @Inject
    SeedService seed;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    @ConfigProperty(name = "pivotal.seed", defaultValue = "false")
    boolean isAskedFor;

    @Inject
    @ConfigProperty(name = "pivotal.seed.admin.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "pivotal.seed.admin.password.file")
    Optional<Path> passwordFile;

    @PostConstruct
    void run() {
        if (!isAskedFor) {
            return;
        }
        OrganizationId organization =
                organizations.bySlug(SeedService.SLUG).orElseGet(() -> new OrganizationId(Ids.next()));
        SeedPassword source = new SeedPassword(password, passwordFile);
        SeedService.Seeded seeded = seed.seed(organization, source);
        if (!seeded.hasNewOrganization()) {
            LOG.log(System.Logger.Level.INFO, "demonstration tenant {0} is there, nothing to seed", SeedService.SLUG);
            return;
        }
        LOG.log(System.Logger.Level.INFO, "seeded the demonstration tenant {0}", SeedService.SLUG);
        source.generated()
                .ifPresent(text -> LOG.log(
                        System.Logger.Level.WARNING,
                        "first sign-in: {0} with password {1} (shown this once; change it)",
                        SeedService.ADMIN_EMAIL,
                        text));
    }
}
