package com.pivotalflow.identity;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds who may sign in by an address, before a tenant is known, by the look-up function that gives ids only. */
@ApplicationScoped
class LoginCandidateRepository {

    @Inject
    EntityManager entityManager;

    /** At most five active users of active organizations. */
    List<LoginCandidate> byEmail(String email, @Nullable String slug) {
        List<?> rows = entityManager
                .createNativeQuery("""
                        SELECT organization_id, user_id
                        FROM login_candidates(CAST(:email AS text), CAST(NULLIF(:slug, '') AS text))
                        """)
                .setParameter("email", email)
                .setParameter("slug", slug == null ? "" : slug)
                .getResultList();
        return rows.stream().map(LoginCandidateRepository::candidate).toList();
    }

    private static LoginCandidate candidate(Object row) {
        Object[] columns = (Object[]) row;
        return new LoginCandidate(new OrganizationId((UUID) columns[0]), new UserId((UUID) columns[1]));
    }
}
