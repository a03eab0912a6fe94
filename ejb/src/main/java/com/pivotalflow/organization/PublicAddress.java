package com.pivotalflow.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What links for people begin with: the organization's own address, otherwise the installation's ({@code
 * PIVOTAL_PUBLIC_BASE_URL}). Never what a request says in {@code Host}: whoever asks for a link must not choose where it
 * leads.
 */
@ApplicationScoped
public class PublicAddress {

    @Inject
    @ConfigProperty(name = "pivotal.public.base-url", defaultValue = "http://localhost:8080")
    String installation;

    @Inject
    OrganizationRepository organizations;

    /** Without a slash at its end. */
    public String base(OrganizationId organization) {
        String base = organizations.publicBaseUrl(organization).orElse(installation);
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
