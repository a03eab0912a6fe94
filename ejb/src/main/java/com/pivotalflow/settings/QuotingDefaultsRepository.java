package com.pivotalflow.settings;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What documents of organizations begin with. */
@ApplicationScoped
class QuotingDefaultsRepository {

    private static final String ORGANIZATION = "organization";

    private static final String SELECT = """
            SELECT o.quote_number_prefix, o.quote_number_format, o.invoice_number_prefix, o.invoice_number_format,
                o.tax_profile, o.tax_basis, o.tax_level, o.tax_rounding,
                (SELECT t.code FROM tax_classes t WHERE t.organization_id = o.id AND t.id = o.default_tax_class_id),
                o.quote_validity_days, o.default_terms, o.deposit_percentage, o.public_base_url, o.created_at,
                o.updated_at, o.version
            FROM organizations o WHERE o.id = :organization\
            """;

    @Inject
    EntityManager entityManager;

    Optional<QuotingDefaultsView> find(OrganizationId organization) {
        return read(organization, SELECT);
    }

    /** As they are, kept from being changed by others until the transaction ends. */
    Optional<QuotingDefaultsView> lock(OrganizationId organization) {
        return read(organization, SELECT + " FOR NO KEY UPDATE OF o");
    }

    /**
     * The tax class with a code.
     *
     * @param orUnused whether one that is out of use counts too
     */
    Optional<UUID> taxClass(OrganizationId organization, String code, boolean orUnused) {
        List<?> found = entityManager
                .createNativeQuery("""
                        SELECT id FROM tax_classes
                        WHERE organization_id = :organization AND code = :code AND (is_active OR :orUnused)
                        """, UUID.class)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("code", code)
                .setParameter("orUnused", orUnused)
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    void update(
            OrganizationId organization, Caller author, QuotingDefaults content, @Nullable UUID taxClass, Instant at) {
        BigDecimal deposit = content.depositPercent() == null
                ? null
                : Percentage.ofPercent(content.depositPercent()).fraction();
        entityManager
                .createNativeQuery("""
                        UPDATE organizations SET quote_number_prefix = :numberPrefix,
                            quote_number_format = :numberFormat, invoice_number_prefix = :invoicePrefix,
                            invoice_number_format = :invoiceFormat, tax_profile = :profile, tax_basis = :basis,
                            tax_level = :level, tax_rounding = :rounding,
                            default_tax_class_id = CAST(:taxClass AS uuid), quote_validity_days = :days,
                            default_terms = CAST(:terms AS text), deposit_percentage = CAST(:deposit AS numeric),
                            public_base_url = CAST(:address AS text),
                            version = version + 1, updated_at = :at, updated_by = :author
                        WHERE id = :organization
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("numberPrefix", content.numberPrefix())
                .setParameter("numberFormat", content.numberFormat())
                .setParameter("invoicePrefix", content.invoiceNumberPrefix())
                .setParameter("invoiceFormat", content.invoiceNumberFormat())
                .setParameter("profile", content.countryProfile())
                .setParameter("basis", content.taxPolicy().basis().wireName())
                .setParameter("level", content.taxPolicy().level().name())
                .setParameter("rounding", content.taxPolicy().rounding().name())
                .setParameter("taxClass", taxClass)
                .setParameter("days", content.defaultValidityDays())
                .setParameter("terms", content.defaultTermsConditions())
                .setParameter("deposit", deposit)
                .setParameter("address", content.publicBaseUrl())
                .setParameter("at", at)
                .setParameter("author", author.user().value())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<QuotingDefaultsView> read(OrganizationId organization, String sql) {
        List<Object[]> rows = entityManager
                .createNativeQuery(sql)
                .setParameter(ORGANIZATION, organization.value())
                .getResultList();
        return rows.stream().map(QuotingDefaultsRepository::view).findFirst();
    }

    private static QuotingDefaultsView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new QuotingDefaultsView(
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                new QuotingDefaultsView.TaxRules(row.text(), row.text(), row.text()),
                row.textOrNull(),
                row.whole(),
                row.textOrNull(),
                percent(row.decimalOrNull()),
                row.textOrNull(),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }

    private static @Nullable String percent(@Nullable BigDecimal fraction) {
        return fraction == null ? null : Percentage.ofFraction(fraction).percentText();
    }
}
