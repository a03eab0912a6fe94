package com.pivotalflow.settings;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The policies of organizations, one row each, made when the organization is opened. */
@ApplicationScoped
class SecurityPolicyRepository {

    private static final String ORGANIZATION = "organization";

    private static final String SELECT = """
            SELECT min_password_length, max_login_attempts, lock_minutes, session_days, session_idle_minutes,
                password_expiry_days, password_history_size, CAST(extras AS text), created_at, updated_at, version
            FROM org_security_policies WHERE organization_id = :organization\
            """;

    @Inject
    EntityManager entityManager;

    Optional<SecurityPolicyView> find(OrganizationId organization) {
        return read(organization, SELECT);
    }

    /** As it is, kept from being changed by others until the transaction ends. */
    Optional<SecurityPolicyView> lock(OrganizationId organization) {
        return read(organization, SELECT + " FOR NO KEY UPDATE");
    }

    void update(OrganizationId organization, Caller author, SecurityPolicy content, Instant at) {
        entityManager
                .createNativeQuery("""
                        UPDATE org_security_policies SET min_password_length = :minPasswordLength,
                            max_login_attempts = :maxLoginAttempts, lock_minutes = :lockMinutes,
                            session_days = :sessionDays, session_idle_minutes = CAST(:idle AS smallint),
                            password_expiry_days = CAST(:expiry AS smallint),
                            password_history_size = :passwordHistorySize, extras = CAST(:extras AS jsonb),
                            version = version + 1, updated_at = :at, updated_by = :author
                        WHERE organization_id = :organization
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("minPasswordLength", content.minPasswordLength())
                .setParameter("maxLoginAttempts", content.maxLoginAttempts())
                .setParameter("lockMinutes", content.lockMinutes())
                .setParameter("sessionDays", content.sessionDays())
                .setParameter("idle", content.sessionIdleMinutes())
                .setParameter("expiry", content.passwordExpiryDays())
                .setParameter("passwordHistorySize", content.passwordHistorySize())
                .setParameter("extras", StoredLabels.text(content.extras()))
                .setParameter("at", at)
                .setParameter("author", author.user().value())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<SecurityPolicyView> read(OrganizationId organization, String sql) {
        List<Object[]> rows = entityManager
                .createNativeQuery(sql)
                .setParameter(ORGANIZATION, organization.value())
                .getResultList();
        return rows.stream().map(SecurityPolicyRepository::view).findFirst();
    }

    private static SecurityPolicyView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new SecurityPolicyView(
                row.whole(),
                row.whole(),
                row.whole(),
                row.whole(),
                row.wholeOrNull(),
                row.wholeOrNull(),
                row.whole(),
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }
}
