package com.pivotalflow.rest.security;

import com.pivotalflow.identity.Account;
import com.pivotalflow.identity.ExternalIssuer;
import com.pivotalflow.identity.ExternalPeople;
import com.pivotalflow.identity.SignedInUser;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import java.util.HashSet;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/**
 * Verifies the tokens of an external issuer: signature by one of its keys, issuer, audience, expiry. Of what they say
 * only the organization and the address count.
 */
final class ExternalTokenVerifier implements Verifier {

    private static final int SKEW_SECONDS = 30;

    /** Invented names of keys make us ask the issuer again, so not more often than this. */
    private static final long MILLIS_BETWEEN_LOOKS = 10_000;

    private static final long SECONDS_THAT_KEYS_OUTLIVE_A_FAILURE = 3_600;

    private final ExternalIssuer issuer;
    private final ExternalPeople people;
    private final JwtConsumer consumer;

    ExternalTokenVerifier(ExternalIssuer issuer, ExternalPeople people) {
        this.issuer = issuer;
        this.people = people;
        HttpsJwks keys = new HttpsJwks(issuer.keys().toString());
        keys.setRefreshReprieveThreshold(MILLIS_BETWEEN_LOOKS);
        keys.setRetainCacheOnErrorDuration(SECONDS_THAT_KEYS_OUTLIVE_A_FAILURE);
        this.consumer = new JwtConsumerBuilder()
                .setExpectedIssuer(issuer.issuer())
                .setExpectedAudience(issuer.audience())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setIssuedAtRestrictions(SKEW_SECONDS, Integer.MAX_VALUE)
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .build();
    }

    @Override
    public VerifiedToken verify(String token) throws TokenRefusedException {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            String organization = claims.getStringClaimValue(issuer.organizationClaim());
            String email = claims.getStringClaimValue("email");
            if (organization == null || email == null || isUnproven(claims)) {
                throw new TokenRefusedException(TokenRefusal.TOKEN_INVALID);
            }
            Account account = people.find(organization, email)
                    .orElseThrow(() -> new TokenRefusedException(TokenRefusal.TOKEN_INVALID));
            return read(account);
        } catch (InvalidJwtException e) {
            throw new TokenRefusedException(
                    e.hasExpired() ? TokenRefusal.TOKEN_EXPIRED : TokenRefusal.TOKEN_INVALID, e);
        } catch (MalformedClaimException e) {
            throw new TokenRefusedException(TokenRefusal.TOKEN_INVALID, e);
        }
    }

    /** Whoever may write any address into a profile there must not become somebody else here. */
    private static boolean isUnproven(JwtClaims claims) {
        Object verified = claims.getClaimValue("email_verified");
        return verified != null && !Boolean.parseBoolean(verified.toString());
    }

    private static VerifiedToken read(Account account) {
        SignedInUser user = account.view();
        Caller caller = new Caller(
                new OrganizationId(user.organization().id()), new UserId(user.id()), new HashSet<>(user.permissions()));
        return new VerifiedToken(caller, account.securityVersion(), null);
    }
}
