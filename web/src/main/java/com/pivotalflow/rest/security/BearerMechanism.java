package com.pivotalflow.rest.security;

import com.pivotalflow.identity.AccessTokens;
import com.pivotalflow.identity.ExternalIssuer;
import com.pivotalflow.identity.ExternalPeople;
import com.pivotalflow.identity.SecurityVersions;
import com.pivotalflow.identity.SigningKeys;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.PlatformOrganization;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;

/**
 * Tells the container who is calling by the token in the header {@code Authorization}.
 *
 * <p>It is asked before an address is looked at. A token that is no good is therefore only remembered here, and the
 * request goes on as nobody's; {@link AccessFilter} refuses it with the reason if the resource demands a caller. The same
 * goes for a token that can't be verified now because something has failed. So an unknown address answers 404 to everybody, and signing in works with an old token in the header.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {

    static final String CALLER = Caller.class.getName();
    static final String SESSION = Caller.class.getName() + ".session";
    static final String REFUSAL = TokenRefusal.class.getName();

    private static final String SCHEME = "Bearer ";
    /** Far more than our own tokens have; longer ones are not even looked at. */
    private static final int LONGEST = 16 * 1024;

    @Inject
    SigningKeys keys;

    @Inject
    AccessTokens tokens;

    @Inject
    SecurityVersions versions;

    @Inject
    ExternalIssuer external;

    @Inject
    ExternalPeople people;

    @Inject
    PlatformOrganization platform;

    @SuppressWarnings("NullAway.Init")
    private Verifier verifier;

    @PostConstruct
    void prepare() {
        verifier = external.isNamed()
                ? new ExternalTokenVerifier(external, people)
                : new TokenVerifier(tokens.issuer(), keys::find);
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            VerifiedToken token = verify(Collections.list(request.getHeaders("Authorization")));
            Caller caller = token.caller();
            request.setAttribute(CALLER, caller);
            request.setAttribute(SESSION, token.session());
            return context.notifyContainerAboutLogin(
                    new CallerPrincipal(caller.user().toString()), caller.permissions());
        } catch (TokenRefusedException e) {
            request.setAttribute(REFUSAL, e.refusal());
            return context.isProtected() ? refuse(response) : context.doNothing();
        } catch (RuntimeException e) {
            // The database can't be asked, for example. Here it would become a plain 500 for every address.
            request.setAttribute(REFUSAL, e);
            return context.isProtected() ? refuse(response) : context.doNothing();
        }
    }

    private VerifiedToken verify(List<String> headers) throws TokenRefusedException {
        if (headers.isEmpty() || headers.get(0).isBlank()) {
            throw new TokenRefusedException(TokenRefusal.AUTHENTICATION_REQUIRED);
        }
        String header = headers.get(0);
        // Of two tokens, a proxy may have looked at the other one.
        if (headers.size() > 1
                || header.length() > LONGEST
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new TokenRefusedException(TokenRefusal.TOKEN_INVALID);
        }
        VerifiedToken token = verifier.verify(header.substring(SCHEME.length()).strip());
        Caller caller = token.caller();
        if (!versions.isCurrent(caller.organization(), caller.user(), token.securityVersion())) {
            throw new TokenRefusedException(TokenRefusal.TOKEN_STALE);
        }
        return new VerifiedToken(platform.limit(caller), token.securityVersion(), token.session());
    }

    /** The error page writes the body: a body written here would be a second answer to the container. */
    private static AuthenticationStatus refuse(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return AuthenticationStatus.SEND_FAILURE;
    }
}
