package com.pivotalflow.rest;

import com.pivotalflow.identity.LoginService;
import com.pivotalflow.identity.SignIn;
import com.pivotalflow.identity.SignedIn;
import com.pivotalflow.identity.SignedInUser;
import com.pivotalflow.identity.SigningKeys;
import com.pivotalflow.identity.UserService;
import com.pivotalflow.identity.VerificationKey;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.rest.limits.LimitedBy;
import com.pivotalflow.rest.limits.RateLimit;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Signing in, and who is signed in. */
@Path("/auth")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuthResource {

    @Inject
    LoginService login;

    @Inject
    UserService users;

    @Inject
    SigningKeys keys;

    /** Asked for only where somebody is signed in. */
    @Inject
    Instance<Caller> caller;

    /** Exchanges an address and a password for an access token. */
    @POST
    @Path("login")
    @PermitAll
    @LimitedBy(RateLimit.LOGIN)
    @Operation(
            value = "Exchanges an address and a password for an access token.",
            answer = SignedIn.class,
            problems = {"INVALID_CREDENTIALS", "LOGIN_LOCKED", "ORGANIZATION_REQUIRED"})
    public SignedIn login(SignIn request) {
        return login.signIn(request);
    }

    /** The caller and what they may do now. */
    @GET
    @Path("me")
    @RolesAllowed("**")
    @Operation(
            value = "Tells who is signed in and what they may do now.",
            answer = SignedInUser.class,
            problems = "USER_NOT_FOUND")
    public SignedInUser me() {
        return users.me(caller.get());
    }

    /** The public keys by which others can verify our tokens. */
    @GET
    @Path("jwks")
    @PermitAll
    @Operation(value = "Gives the public keys by which others can verify access tokens.", answer = Map.class)
    public Map<String, Object> jwks() {
        List<Map<String, Object>> set =
                keys.all().stream().map(AuthResource::jwk).toList();
        return Map.of("keys", set);
    }

    private static Map<String, Object> jwk(VerificationKey key) {
        try {
            PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(key.key());
            jwk.setKeyId(key.kid());
            jwk.setAlgorithm(key.algorithm().name());
            jwk.setUse("sig");
            return jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new IllegalStateException("a public key can't be written as JWK", e);
        }
    }
}
