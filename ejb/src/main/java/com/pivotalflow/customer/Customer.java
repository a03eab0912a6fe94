package com.pivotalflow.customer;

import com.pivotalflow.listing.SearchText;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who buys or may buy. Its number stays used when it is deleted, and documents that name it stay as they are:
 * they copied what they needed.
 */
@Entity
@Table(
        name = "customers",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_customers_customer_number",
                        columnNames = {"organization_id", "customer_number"}))
class Customer extends AuthoredRow {

    private static final short USUAL_PAYMENT_TERMS_DAYS = 20;

    @Column(name = "customer_number", nullable = false)
    private String customerNumber;

    @Column(name = "company_name", nullable = false)
    private String companyName;

    @Column(name = "legal_name")
    private @Nullable String legalName;

    @Column(name = "industry", length = 100)
    private @Nullable String industry;

    @Column(name = "website", length = 500)
    private @Nullable String website;

    @Column(name = "description", length = 2000)
    private @Nullable String description;

    @Convert(converter = CustomerStatusConverter.class)
    @Column(name = "status", nullable = false)
    private CustomerStatus status;

    @Convert(converter = CustomerTypeConverter.class)
    @Column(name = "customer_type", nullable = false)
    private CustomerType customerType;

    @Column(name = "source", length = 50)
    private @Nullable String source;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "tags", nullable = false)
    private List<String> tags;

    @Column(name = "rating")
    private @Nullable Short rating;

    @Column(name = "street")
    private @Nullable String street;

    @Column(name = "suburb")
    private @Nullable String suburb;

    @Column(name = "city")
    private @Nullable String city;

    @Column(name = "region")
    private @Nullable String region;

    @Column(name = "postcode", length = 20)
    private @Nullable String postcode;

    @Column(name = "country_code")
    private @Nullable String countryCode;

    @Column(name = "phone", length = 30)
    private @Nullable String phone;

    @Column(name = "email", length = 254)
    private @Nullable String email;

    @Column(name = "tax_number", length = 30)
    private @Nullable String taxNumber;

    @Column(name = "is_tax_exempt", nullable = false)
    private boolean taxExempt;

    @Column(name = "currency_code")
    private @Nullable String currencyCode;

    @Column(name = "payment_terms_days", nullable = false)
    private short paymentTermsDays;

    @Column(name = "credit_limit_amount", precision = 19, scale = 4)
    private @Nullable BigDecimal creditLimitAmount;

    @Column(name = "search_text", nullable = false)
    private String searchText;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "contact_extras", nullable = false)
    private Metadata contactExtras;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Customer() {}

    private Customer(OrganizationId organization, NewCustomer content, Instant at) {
        super(organization, Ids.next(), null, at);
        this.customerNumber = content.customerNumber();
        this.companyName = content.companyName();
        this.legalName = content.legalName();
        this.status = content.status();
        this.customerType = content.type();
        this.email = content.email();
        this.phone = content.phone();
        this.currencyCode = content.currency();
        this.taxExempt = content.taxExempt();
        this.tags = List.of();
        this.paymentTermsDays = USUAL_PAYMENT_TERMS_DAYS;
        this.searchText = SearchText.of(customerNumber, companyName, legalName, email, city);
        this.contactExtras = Metadata.none();
        this.metadata = Metadata.none();
    }

    /** A new customer, made by the system. */
    static Customer of(OrganizationId organization, NewCustomer content, Instant at) {
        return new Customer(organization, content, at);
    }

    @SuppressWarnings("NullAway.Init")
    private Customer(Caller author, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
    }

    /** A new customer as somebody stated it. */
    static Customer of(Caller author, String number, CreateCustomer content, Instant at) {
        Customer customer = new Customer(author, at);
        customer.take(number, content);
        return customer;
    }

    /** Takes over what a change says. */
    void change(Caller author, String number, CreateCustomer content, Instant at) {
        take(number, content);
        touch(author.user(), at);
    }

    /** Gone from all lists. */
    void delete(Caller author, Instant at) {
        deletedAt = at.truncatedTo(ChronoUnit.MICROS);
        touch(author.user(), at);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    private void take(String number, CreateCustomer content) {
        CreateCustomer whole = content.complete();
        customerNumber = number;
        companyName = whole.companyName();
        legalName = whole.legalName();
        industry = whole.industry();
        website = whole.website();
        description = whole.description();
        status = Objects.requireNonNull(whole.status());
        customerType = Objects.requireNonNull(whole.customerType());
        source = whole.source();
        tags = whole.tags();
        rating = whole.rating() == null ? null : whole.rating().shortValue();
        CreateCustomer.Address address = whole.address();
        street = address == null ? null : address.street();
        suburb = address == null ? null : address.suburb();
        city = address == null ? null : address.city();
        region = address == null ? null : address.region();
        postcode = address == null ? null : address.postcode();
        countryCode = address == null ? null : address.country();
        phone = whole.phone();
        email = whole.email();
        taxNumber = whole.taxId();
        taxExempt = Boolean.TRUE.equals(whole.isTaxExempt());
        currencyCode = whole.currency();
        paymentTermsDays = Objects.requireNonNull(whole.paymentTermsDays()).shortValue();
        creditLimitAmount = whole.creditLimit();
        searchText = SearchText.of(customerNumber, companyName, legalName, email, city);
        contactExtras = whole.contactExtras();
        metadata = whole.metadata();
    }

    /** What it would be made from, were it made now. */
    CreateCustomer content() {
        CreateCustomer.Address address =
                new CreateCustomer.Address(street, suburb, city, region, postcode, countryCode);
        boolean isUnknown = address.equals(new CreateCustomer.Address(null, null, null, null, null, null));
        return new CreateCustomer(
                customerNumber,
                companyName,
                legalName,
                industry,
                website,
                description,
                status,
                customerType,
                source,
                tags,
                rating == null ? null : rating.intValue(),
                taxNumber,
                isUnknown ? null : address,
                phone,
                email,
                currencyCode,
                (int) paymentTermsDays,
                creditLimitAmount,
                taxExempt,
                contactExtras,
                metadata);
    }

    /** What documents need to know. */
    CustomerReference reference() {
        return new CustomerReference(
                new CustomerId(id()),
                companyName,
                status != CustomerStatus.INACTIVE && deletedAt == null,
                Optional.ofNullable(currencyCode),
                taxExempt);
    }
}
