package com.pivotalflow.delivery;

import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where customers find their page: on the organization's own host, or on the installation's. */
@ApplicationScoped
class PublicAddress {

    @Inject
    @ConfigProperty(name = "pivotal.public.base-url", defaultValue = "http://localhost:8080")
    String installation;

    @Inject
    LinkRepository links;

    /** What the links of an organization begin with. */
    String base(OrganizationId organization) {
        String base = links.baseAddress(organization).orElse(installation);
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** The page of a token. */
    static String page(String base, LinkToken token) {
        return base + "/q/" + token.text();
    }
}
