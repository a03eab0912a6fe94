package com.pivotalflow.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds who may sign in by an address. Runs before a tenant is known, and learns ids only. */
@Stateless
@PermitAll
public class LoginCandidateService {

    @Inject
    LoginCandidateRepository candidates;

    /** At most five active users of active organizations; with a slug, those of one organization. */
    public List<LoginCandidate> byEmail(String email, @Nullable String slug) {
        return candidates.byEmail(email, slug);
    }
}
