package com.pivotalflow.rest;

import com.pivotalflow.identity.AcceptInvitation;
import com.pivotalflow.identity.ChangePassword;
import com.pivotalflow.identity.LoginService;
import com.pivotalflow.identity.PasswordResetService;
import com.pivotalflow.identity.PasswordService;
import com.pivotalflow.identity.RequestPasswordReset;
import com.pivotalflow.identity.ResetPassword;
import com.pivotalflow.identity.SignIn;
import com.pivotalflow.identity.SignedIn;
import com.pivotalflow.identity.SignedInUser;
import com.pivotalflow.identity.SigningKeys;
import com.pivotalflow.identity.UserService;
import com.pivotalflow.identity.VerificationKey;
import com.pivotalflow.identity.token.SessionList;
import com.pivotalflow.identity.token.SessionService;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.rest.limits.LimitedBy;
import com.pivotalflow.rest.limits.RateLimit;
import com.pivotalflow.rest.limits.SessionLimits;
import com.pivotalflow.rest.security.LocalSignIn;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Signing in, and who is signed in. */
@Path("/auth")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuthResource {

    @Inject
    LoginService login;

    @Inject
    PasswordService passwords;

    @Inject
    PasswordResetService resets;

    @Inject
    SessionService sessions;

    @Inject
    UserService users;

    @Inject
    SigningKeys keys;

    @Inject
    SessionLimits limits;

    @Context
    HttpServletRequest request;

    /** Asked for only where somebody is signed in. */
    @Inject
    Instance<Caller> caller;

    /** Exchanges an address and a password for an access token and a session. */
    @POST
    @Path("login")
    @LocalSignIn
    @PermitAll
    @LimitedBy(RateLimit.LOGIN)
    @Operation(
            value = "Exchanges an address and a password for an access token and a session.",
            answer = SignedIn.class,
            problems = {
                "INVALID_CREDENTIALS",
                "LOGIN_LOCKED",
                "ORGANIZATION_REQUIRED",
                "PASSWORD_EXPIRED",
                "PASSWORD_WEAK",
                "PASSWORD_REUSED"
            })
    public Response login(SignIn request, @CookieParam(AuthCookies.DEVICE) @Nullable String mark) {
        return AuthCookies.entered(login.signIn(request, Optional.ofNullable(mark)));
    }

    /** Goes on with a session: another access token, and the refresh token of the next time. */
    @POST
    @Path("refresh")
    @LocalSignIn
    @PermitAll
    @LimitedBy(RateLimit.RENEWAL)
    @Operation(
            value = "Goes on with a session: another access token, and the refresh token of the next time.",
            answer = SignedIn.class,
            problems = {"REFRESH_REQUIRED", "REFRESH_INVALID", "REFRESH_REUSED", "CSRF_CHECK_FAILED"})
    public Response refresh(
            @CookieParam(AuthCookies.REFRESH) @Nullable String token,
            @HeaderParam(AuthCookies.OWN_HEADER) @Nullable String sender) {
        AuthCookies.requireOwn(sender);
        if (token == null) {
            throw new DomainException(
                    Refusal.UNAUTHENTICATED, "REFRESH_REQUIRED", "There is no session to go on with; sign in.");
        }
        try {
            return AuthCookies.entered(login.refresh(token));
        } catch (DomainException refused) {
            // A database that is busy says nothing of the token.
            if (refused.refusal() == Refusal.UNAUTHENTICATED) {
                limits.countUnknown(request);
            }
            throw refused;
        }
    }

    /** Ends the session of this browser. */
    @POST
    @Path("logout")
    @LocalSignIn
    @PermitAll
    @Operation(
            value = "Ends the session of this browser.",
            answer = void.class,
            status = 204,
            problems = "CSRF_CHECK_FAILED")
    public Response logout(
            @CookieParam(AuthCookies.REFRESH) @Nullable String token,
            @HeaderParam(AuthCookies.OWN_HEADER) @Nullable String sender) {
        AuthCookies.requireOwn(sender);
        if (token != null) {
            login.signOut(token);
        }
        return AuthCookies.left();
    }

    /** Gives the caller another password. */
    @POST
    @Path("password")
    @LocalSignIn
    @RolesAllowed("**")
    @LimitedBy(RateLimit.LOGIN)
    @Operation(
            value = "Gives the caller another password.",
            answer = void.class,
            status = 204,
            problems = {"PASSWORD_WRONG", "PASSWORD_WEAK", "PASSWORD_REUSED"})
    public void changePassword(ChangePassword request) {
        passwords.change(caller.get(), request);
    }

    /** Asks for a link by which to choose another password; the answer is the same for everybody. */
    @POST
    @Path("password-resets")
    @LocalSignIn
    @PermitAll
    @LimitedBy(RateLimit.LOGIN)
    @Operation(
            value = "Asks for a link by which to choose another password; the answer is the same for everybody.",
            answer = void.class,
            status = 202)
    public Response requestPasswordReset(RequestPasswordReset request) {
        resets.request(request);
        return Response.accepted().build();
    }

    /** Chooses another password by a link. */
    @POST
    @Path("password-resets/{token}")
    @LocalSignIn
    @PermitAll
    @LimitedBy(RateLimit.LOGIN)
    @Operation(
            value = "Chooses another password by a link.",
            answer = void.class,
            status = 204,
            problems = {"LINK_NOT_FOUND", "PASSWORD_WEAK", "PASSWORD_REUSED"})
    public void resetPassword(@PathParam("token") String token, ResetPassword request) {
        passwords.reset(token, request);
    }

    /** Joins by an invitation. */
    @POST
    @Path("invitations/{token}")
    @LocalSignIn
    @PermitAll
    @LimitedBy(RateLimit.LOGIN)
    @Operation(
            value = "Joins by an invitation.",
            answer = void.class,
            status = 204,
            problems = {"LINK_NOT_FOUND", "PASSWORD_WEAK"})
    public void acceptInvitation(@PathParam("token") String token, AcceptInvitation request) {
        passwords.join(token, request);
    }

    /** Where the caller is signed in. */
    @GET
    @Path("sessions")
    @RolesAllowed("**")
    @Operation(value = "Tells where the caller is signed in.", answer = SessionList.class)
    public SessionList sessions() {
        return new SessionList(sessions.list(caller.get()));
    }

    /** Signs the caller out somewhere. */
    @DELETE
    @Path("sessions/{id}")
    @RolesAllowed("**")
    @Operation(
            value = "Signs the caller out somewhere.",
            answer = void.class,
            status = 204,
            problems = "SESSION_NOT_FOUND")
    public void closeSession(@PathParam("id") UUID id) {
        sessions.close(caller.get(), id);
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
