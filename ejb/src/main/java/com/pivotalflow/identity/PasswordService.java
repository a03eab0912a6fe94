package com.pivotalflow.identity;

import com.pivotalflow.identity.token.FoundToken;
import com.pivotalflow.identity.token.SecretToken;
import com.pivotalflow.identity.token.TokenDirectoryService;
import com.pivotalflow.identity.token.UserLink;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets people choose passwords. Runs outside of a transaction, as hashing takes long; what is stored is stored by short
 * transactions of {@link CredentialService}.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordService {

    private static final String NEW_PASSWORD = "/newPassword";

    @Inject
    CredentialService credentials;

    @Inject
    TokenDirectoryService directory;

    @Inject
    PasswordHashing passwords;

    /**
     * Gives the caller another password. Tokens made before are stale from now on, and other sessions end.
     *
     * @throws InvalidInputException {@code PASSWORD_WRONG}, {@code PASSWORD_WEAK}, {@code PASSWORD_REUSED}
     */
    public void change(Caller caller, ChangePassword request) {
        Credentials known = credentials.of(caller.organization(), caller.user());
        boolean isRight = known.hash()
                .filter(hash -> passwords.matches(request.currentPassword(), hash))
                .isPresent();
        if (!isRight) {
            throw refusal("/currentPassword", "PASSWORD_WRONG", "That is not your present password.");
        }
        credentials.change(caller, accepted(request.newPassword(), known, NEW_PASSWORD));
    }

    /**
     * Gives somebody whose password was right and has expired another one. Their sessions end.
     *
     * @throws InvalidInputException {@code PASSWORD_WEAK}, {@code PASSWORD_REUSED}
     */
    public void renew(OrganizationId organization, UserId user, String newPassword) {
        Credentials known = credentials.of(organization, user);
        credentials.renew(organization, user, accepted(newPassword, known, NEW_PASSWORD));
    }

    /**
     * Gives the holder of a reset link another password.
     *
     * @throws NotFoundException {@code LINK_NOT_FOUND} for a link that is unknown, used or too old
     * @throws InvalidInputException {@code PASSWORD_WEAK}, {@code PASSWORD_REUSED}; the link stays good
     */
    public void reset(String link, ResetPassword request) {
        FoundToken found = find(link);
        UserId user = holder(found, UserLink.Purpose.PASSWORD_RESET);
        String hash = accepted(request.newPassword(), credentials.of(found.organization(), user), NEW_PASSWORD);
        if (!credentials.reset(found.organization(), found.id(), hash)) {
            throw unknownLink();
        }
    }

    /**
     * Lets somebody in who was invited.
     *
     * @throws NotFoundException {@code LINK_NOT_FOUND} for an invitation that is unknown, used or too old
     * @throws InvalidInputException {@code PASSWORD_WEAK}; the invitation stays good
     */
    public void join(String link, AcceptInvitation request) {
        FoundToken found = find(link);
        UserId user = holder(found, UserLink.Purpose.INVITATION);
        String hash = accepted(request.password(), credentials.of(found.organization(), user), "/password");
        if (!credentials.join(found.organization(), found.id(), hash, request.displayName())) {
            throw unknownLink();
        }
    }

    private FoundToken find(String link) {
        return SecretToken.parse(link).flatMap(directory::userLink).orElseThrow(PasswordService::unknownLink);
    }

    private UserId holder(FoundToken found, UserLink.Purpose purpose) {
        return credentials.holder(found.organization(), found.id(), purpose).orElseThrow(PasswordService::unknownLink);
    }

    /** The hash of a password that may be chosen. */
    private String accepted(String password, Credentials known, String pointer) {
        PasswordPolicy.require(password, known.leastLength(), pointer, known.ownWords());
        boolean isOld = Stream.concat(known.hash().stream(), known.earlier().stream())
                .anyMatch(hash -> passwords.matches(password, hash));
        if (isOld) {
            throw refusal(pointer, "PASSWORD_REUSED", "You had this password before; choose another one.");
        }
        return passwords.hash(password);
    }

    private static InvalidInputException refusal(String pointer, String code, String detail) {
        return new InvalidInputException(code, detail, List.of(new FieldError(pointer, code, detail)));
    }

    private static NotFoundException unknownLink() {
        return new NotFoundException("LINK");
    }
}
