package com.pivotalflow.customer;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person at a customer. At most one of a customer is the primary one. */
@Entity
@Table(
        name = "customer_contacts",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_customer_contacts_customer_id_id",
                        columnNames = {"organization_id", "customer_id", "id"}))
class CustomerContact extends AuthoredRow {

    @Column(name = "customer_id", nullable = false, updatable = false)
    private UUID customerId;

    @Column(name = "first_name", nullable = false, length = 100)
    private String firstName;

    @Column(name = "last_name", nullable = false, length = 100)
    private String lastName;

    @Column(name = "email", length = 254)
    private @Nullable String email;

    @Column(name = "phone", length = 30)
    private @Nullable String phone;

    @Column(name = "position", length = 100)
    private @Nullable String position;

    @Column(name = "department", length = 100)
    private @Nullable String department;

    @Column(name = "is_primary", nullable = false)
    private boolean primary;

    @Column(name = "notes", length = 2000)
    private @Nullable String notes;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "contact_extras", nullable = false)
    private Metadata contactExtras;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected CustomerContact() {}

    private CustomerContact(OrganizationId organization, CustomerId customer, NewContact content, Instant at) {
        super(organization, Ids.next(), null, at);
        this.customerId = customer.value();
        this.firstName = content.firstName();
        this.lastName = content.lastName();
        this.email = content.email();
        this.phone = content.phone();
        this.position = content.position();
        this.primary = content.primary();
        this.contactExtras = Metadata.none();
    }

    @SuppressWarnings("NullAway.Init")
    private CustomerContact(Caller author, CustomerId customer, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
        this.customerId = customer.value();
    }

    /** A new contact as somebody stated it. */
    static CustomerContact of(Caller author, CustomerId customer, CreateContact content, Instant at) {
        CustomerContact contact = new CustomerContact(author, customer, at);
        contact.take(content);
        return contact;
    }

    /** Takes over what a change says. */
    void change(Caller author, CreateContact content, Instant at) {
        take(content);
        touch(author.user(), at);
    }

    /** Is the primary one no longer. */
    void stepBack(Caller author, Instant at) {
        primary = false;
        touch(author.user(), at);
    }

    /** Gone from all lists. */
    void delete(Caller author, Instant at) {
        deletedAt = at.truncatedTo(ChronoUnit.MICROS);
        touch(author.user(), at);
    }

    private void take(CreateContact content) {
        firstName = content.firstName();
        lastName = content.lastName();
        email = content.email();
        phone = content.phone();
        position = content.position();
        department = content.department();
        primary = Boolean.TRUE.equals(content.isPrimary());
        notes = content.notes();
        contactExtras = content.contactExtras();
    }

    /** What it would be made from, were it made now. */
    CreateContact content() {
        return new CreateContact(
                firstName, lastName, email, phone, position, department, primary, notes, contactExtras);
    }

    /** A new contact, made by the system. */
    static CustomerContact of(OrganizationId organization, CustomerId customer, NewContact content, Instant at) {
        return new CustomerContact(organization, customer, content, at);
    }
}
