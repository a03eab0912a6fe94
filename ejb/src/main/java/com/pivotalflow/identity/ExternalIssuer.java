package com.pivotalflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who signs people in instead of us, if the installation names somebody ({@code PIVOTAL_OIDC_ISSUER}). Then nobody has a
 * password here, and tokens of our own are not believed.
 */
@ApplicationScoped
public class ExternalIssuer {

    @Inject
    @ConfigProperty(name = "pivotal.oidc.issuer")
    Optional<String> issuer;

    @Inject
    @ConfigProperty(name = "pivotal.oidc.audience", defaultValue = AccessTokens.AUDIENCE)
    String audience;

    @Inject
    @ConfigProperty(name = "pivotal.oidc.jwks-uri")
    Optional<URI> keys;

    @Inject
    @ConfigProperty(name = "pivotal.oidc.organization-claim", defaultValue = "organization")
    String organizationClaim;

    /** Whether there is one. */
    public boolean isNamed() {
        return issuer.isPresent();
    }

    /**
     * What its tokens say in {@code iss}.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    public String issuer() {
        return issuer.orElseThrow();
    }

    /** What its tokens for us say in {@code aud}. */
    public String audience() {
        return audience;
    }

    /**
     * Where its keys are.
     *
     * @throws IllegalStateException when the installation does not say
     */
    public URI keys() {
        return keys.orElseThrow(() -> new IllegalStateException(
                "PIVOTAL_OIDC_ISSUER is set and PIVOTAL_OIDC_JWKS_URI is not: nobody could sign in"));
    }

    /** The claim with the slug of the organization that somebody is signed in to. */
    public String organizationClaim() {
        return organizationClaim;
    }
}
