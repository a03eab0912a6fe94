package com.pivotalflow.rest.security;

import com.pivotalflow.identity.AccessTokens;
import com.pivotalflow.identity.SigningAlgorithm;
import com.pivotalflow.identity.VerificationKey;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import java.security.Key;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies access tokens: signature by one of our keys and the algorithm of that very key, type, issuer, audience, expiry,
 * and the claims that make a caller.
 */
final class TokenVerifier implements Verifier {

    private static final int SKEW_SECONDS = 30;

    /** Tokens of so many sessions on one node; of others the signature is verified at each request. */
    private static final int MOST_REMEMBERED = 5_000;

    private final Function<String, Optional<VerificationKey>> keys;
    private final JwtConsumer consumer;
    private final JwtConsumer claimsOnly;
    private final GoodSignatures goodSignatures = new GoodSignatures(MOST_REMEMBERED);

    TokenVerifier(String issuer, Function<String, Optional<VerificationKey>> keys) {
        this.keys = keys;
        String[] algorithms =
                Stream.of(SigningAlgorithm.values()).map(Enum::name).toArray(String[]::new);
        this.consumer = rules(issuer)
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, algorithms)
                .setVerificationKeyResolver((signature, nesting) -> key(signature))
                .build();
        this.claimsOnly = rules(issuer).setSkipSignatureVerification().build();
    }

    private static JwtConsumerBuilder rules(String issuer) {
        return new JwtConsumerBuilder()
                .setExpectedIssuer(issuer)
                .setExpectedAudience(AccessTokens.AUDIENCE)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setExpectedType(true, AccessTokens.FORMAT)
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setIssuedAtRestrictions(SKEW_SECONDS, Integer.MAX_VALUE);
    }

    @Override
    public VerifiedToken verify(String token) throws TokenRefusedException {
        if (!isCanonical(token)) {
            throw new TokenRefusedException(TokenRefusal.TOKEN_INVALID);
        }
        try {
            return read(claims(token));
        } catch (InvalidJwtException e) {
            // Expiry is looked at only once the signature is good.
            throw new TokenRefusedException(
                    e.hasExpired() ? TokenRefusal.TOKEN_EXPIRED : TokenRefusal.TOKEN_INVALID, e);
        } catch (MalformedClaimException | IllegalArgumentException e) {
            throw new TokenRefusedException(TokenRefusal.TOKEN_INVALID, e);
        }
    }

    private JwtClaims claims(String token) throws InvalidJwtException {
        if (goodSignatures.knows(token, kid -> keys.apply(kid).map(VerificationKey::key))) {
            return claimsOnly.processToClaims(token);
        }
        JwtContext context = consumer.process(token);
        JsonWebStructure signature = context.getJoseObjects().get(0);
        goodSignatures.add(token, signature.getKeyIdHeaderValue(), signature.getKey());
        return context.getJwtClaims();
    }

    /** The library's decoder overlooks characters that carry no bits, so that an altered token could pass as the same. */
    private static boolean isCanonical(String token) {
        try {
            return Stream.of(token.split("\\.", -1))
                    .allMatch(part -> Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(Base64.getUrlDecoder().decode(part))
                            .equals(part));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Key key(JsonWebSignature signature) throws UnresolvableKeyException {
        String kid = signature.getKeyIdHeaderValue();
        Optional<VerificationKey> key = kid == null ? Optional.empty() : keys.apply(kid);
        return key.filter(known -> known.algorithm().name().equals(signature.getAlgorithmHeaderValue()))
                .map(VerificationKey::key)
                .orElseThrow(() -> new UnresolvableKeyException("no key of this name and algorithm"));
    }

    private static VerifiedToken read(JwtClaims claims) throws MalformedClaimException {
        String organization = claims.getStringClaimValue("org");
        Long securityVersion = claims.getClaimValue("sv", Long.class);
        if (organization == null || securityVersion == null || !claims.hasClaim("groups")) {
            throw new IllegalArgumentException("a claim is missing");
        }
        Caller caller = new Caller(
                new OrganizationId(UUID.fromString(organization)),
                new UserId(UUID.fromString(claims.getSubject())),
                new HashSet<>(claims.getStringListClaimValue("groups")));
        String session = claims.getStringClaimValue("sid");
        return new VerifiedToken(
                caller, Math.toIntExact(securityVersion), session == null ? null : UUID.fromString(session));
    }
}
