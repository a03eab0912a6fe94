package com.pivotalflow.identity.token;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the tenant of a token, before a tenant is known; learns ids only. */
@Stateless
@PermitAll
public class TokenDirectoryService {

    @Inject
    TokenDirectoryRepository directory;

    /** Where this refresh token lives, whatever became of it. */
    public Optional<FoundToken> refresh(SecretToken token) {
        return directory.find("refresh", token);
    }

    /** Where this token of an invitation or a password reset lives, whatever became of it. */
    public Optional<FoundToken> userLink(SecretToken token) {
        return directory.find("user", token);
    }
}
