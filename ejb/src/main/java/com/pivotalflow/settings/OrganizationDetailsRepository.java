package com.pivotalflow.settings;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What organizations say of themselves, each seen by itself only. */
@ApplicationScoped
class OrganizationDetailsRepository {

    private static final String ORGANIZATION = "organization";

    private static final String SELECT = """
            SELECT id, slug, name, legal_name, time_zone, locale, currency_code, country_code, tax_number,
                street, suburb, city, region, postcode, phone, email, website, CAST(contact_extras AS text),
                CAST(settings AS text), created_at, updated_at, version
            FROM organizations WHERE id = :organization\
            """;

    /** Kept from everybody, also from those who make documents for it and so refer to it. */
    private static final String LOCK = " FOR UPDATE";

    @Inject
    EntityManager entityManager;

    Optional<OrganizationDetailsView> find(OrganizationId organization) {
        return read(organization, SELECT);
    }

    /** As it is, kept from being changed by others until the transaction ends. */
    Optional<OrganizationDetailsView> lock(OrganizationId organization) {
        return read(organization, SELECT + LOCK);
    }

    /** Whether a quote was ever made, deleted ones included: it counts in the base currency. */
    boolean hasQuotes(OrganizationId organization) {
        return !entityManager
                .createNativeQuery("SELECT 1 FROM quotes WHERE organization_id = :organization LIMIT 1")
                .setParameter(ORGANIZATION, organization.value())
                .getResultList()
                .isEmpty();
    }

    /** Adds a currency to those that the organization works in, unless it is among them, working or not. */
    void addCurrency(OrganizationId organization, String code, Instant at) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO organization_currencies
                            (organization_id, id, currency_code, version, created_at, updated_at)
                        VALUES (:organization, :id, :code, 1, :at, :at)
                        ON CONFLICT (organization_id, currency_code) DO NOTHING
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", Ids.next())
                .setParameter("code", code)
                .setParameter("at", at)
                .executeUpdate();
    }

    void update(OrganizationId organization, Caller author, OrganizationDetails content, Instant at) {
        OrganizationDetails.Address address =
                content.address() == null ? OrganizationDetails.Address.UNKNOWN : content.address();
        entityManager
                .createNativeQuery("""
                        UPDATE organizations SET name = :name, legal_name = CAST(:legalName AS text),
                            time_zone = :timezone, locale = :locale, currency_code = :currency,
                            country_code = CAST(:country AS text), tax_number = CAST(:taxId AS text),
                            street = CAST(:street AS text), suburb = CAST(:suburb AS text),
                            city = CAST(:city AS text), region = CAST(:region AS text),
                            postcode = CAST(:postcode AS text), phone = CAST(:phone AS text),
                            email = CAST(:email AS text), website = CAST(:website AS text),
                            contact_extras = CAST(:contactExtras AS jsonb), settings = CAST(:settings AS jsonb),
                            version = version + 1, updated_at = :at, updated_by = :author
                        WHERE id = :organization
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("name", content.name())
                .setParameter("legalName", content.legalName())
                .setParameter("timezone", content.timezone())
                .setParameter("locale", content.locale())
                .setParameter("currency", content.currency())
                .setParameter("country", content.country())
                .setParameter("taxId", content.taxId())
                .setParameter("street", address.street())
                .setParameter("suburb", address.suburb())
                .setParameter("city", address.city())
                .setParameter("region", address.region())
                .setParameter("postcode", address.postcode())
                .setParameter("phone", content.phone())
                .setParameter("email", content.email())
                .setParameter("website", content.website())
                .setParameter("contactExtras", StoredLabels.text(content.contactExtras()))
                .setParameter("settings", StoredLabels.text(content.settings()))
                .setParameter("at", at)
                .setParameter("author", author.user().value())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<OrganizationDetailsView> read(OrganizationId organization, String sql) {
        List<Object[]> rows = entityManager
                .createNativeQuery(sql)
                .setParameter(ORGANIZATION, organization.value())
                .getResultList();
        return rows.stream().map(OrganizationDetailsRepository::view).findFirst();
    }

    private static OrganizationDetailsView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new OrganizationDetailsView(
                row.id(),
                row.text(),
                row.text(),
                row.textOrNull(),
                row.text(),
                row.text(),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                address(row),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                StoredLabels.parse(row.text()),
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }

    private static OrganizationDetails.@Nullable Address address(RowReader row) {
        OrganizationDetails.Address address = new OrganizationDetails.Address(
                row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull());
        return address.equals(OrganizationDetails.Address.UNKNOWN) ? null : address;
    }
}
