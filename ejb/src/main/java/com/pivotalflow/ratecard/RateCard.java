package com.pivotalflow.ratecard;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A price list with a period. On any day at most one active card of a currency is the default. */
@Entity
@Table(
        name = "rate_cards",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_rate_cards_id_currency_code",
                        columnNames = {"organization_id", "id", "currency_code"}),
        indexes =
                @Index(name = "ix_rate_cards_created_at_id", columnList = "organization_id, created_at DESC, id DESC"))
class RateCard extends AuthoredRow {

    /** What is said of a price that stands outside the period of its card. */
    static final String OUTSIDE = "RATE_OUTSIDE_CARD";

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "revision", nullable = false, length = 20)
    private String revision;

    @Column(name = "description", length = 2000)
    private @Nullable String description;

    @Column(name = "currency_code", nullable = false)
    private String currencyCode;

    @Column(name = "effective_from", nullable = false)
    private LocalDate effectiveFrom;

    @Column(name = "effective_until")
    private @Nullable LocalDate effectiveUntil;

    @Column(name = "is_default", nullable = false)
    private boolean usual;

    @Column(name = "is_active", nullable = false)
    private boolean active;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected RateCard() {}

    private RateCard(OrganizationId organization, NewRateCard content, Instant at) {
        super(organization, Ids.next(), null, at);
        this.name = content.name();
        this.revision = content.revision();
        this.currencyCode = content.currency();
        this.effectiveFrom = content.effectiveFrom();
        this.effectiveUntil = content.effectiveUntil();
        this.usual = content.isDefault();
        this.active = true;
        this.metadata = Metadata.none();
    }

    @SuppressWarnings("NullAway.Init")
    private RateCard(Caller author, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
    }

    /** A new row, made by the system. */
    static RateCard of(OrganizationId organization, NewRateCard content, Instant at) {
        return new RateCard(organization, content, at);
    }

    /** A new card as somebody stated it. */
    static RateCard of(Caller author, CreateRateCard content, Instant at) {
        RateCard card = new RateCard(author, at);
        card.take(content);
        return card;
    }

    /** Takes over what a change says. */
    void change(Caller author, CreateRateCard content, Instant at) {
        take(content);
        touch(author.user(), at);
    }

    private void take(CreateRateCard content) {
        CreateRateCard whole = content.complete();
        name = whole.name();
        revision = Objects.requireNonNull(whole.revision());
        description = whole.description();
        currencyCode = whole.currency();
        effectiveFrom = whole.effectiveFrom();
        effectiveUntil = whole.effectiveUntil();
        usual = Boolean.TRUE.equals(whole.isDefault());
        active = Boolean.TRUE.equals(whole.isActive());
        metadata = whole.metadata();
    }

    /** What it would be made from, were it made now. */
    CreateRateCard content() {
        return new CreateRateCard(
                name, revision, description, currencyCode, effectiveFrom, effectiveUntil, usual, active, metadata);
    }

    /** What an open copy of it is made from. */
    CreateRateCard copied(CopyRateCard copy, boolean isDefault) {
        return new CreateRateCard(
                copy.name(),
                copy.revision(),
                description,
                currencyCode,
                copy.effectiveFrom(),
                null,
                isDefault,
                true,
                metadata);
    }

    /** Whether it is the default on some day and ends before another day. */
    boolean isDefaultUntilBefore(LocalDate day) {
        return usual && active && isAfterEnd(day);
    }

    /** How it looks to those who see it in full. */
    RateCardView view() {
        return new RateCardView(
                id(),
                name,
                revision,
                description,
                currencyCode,
                effectiveFrom,
                effectiveUntil,
                usual,
                active,
                metadata,
                createdAt(),
                updatedAt(),
                EntityTag.of(version()));
    }

    /**
     * Makes sure that a price begins and ends within the card's period; one that names no last day ends with the card.
     *
     * @throws InvalidInputException {@code RATE_OUTSIDE_CARD}
     */
    void requireRoomFor(CreateRateCardItem item) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate begins = item.effectiveFrom();
        if (begins != null && (begins.isBefore(effectiveFrom) || isAfterEnd(begins))) {
            errors.add(outside("/effectiveFrom", begins));
        }
        LocalDate ends = item.effectiveUntil();
        if (ends != null && isAfterEnd(ends)) {
            errors.add(outside("/effectiveUntil", ends));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(OUTSIDE, "The price stands outside the period of its card.", errors);
        }
    }

    private boolean isAfterEnd(LocalDate day) {
        return effectiveUntil != null && day.isAfter(effectiveUntil);
    }

    private FieldError outside(String pointer, LocalDate day) {
        String end = effectiveUntil == null ? "" : " to " + effectiveUntil;
        return new FieldError(pointer, OUTSIDE, "The card is for " + effectiveFrom + end + ", not for " + day + ".");
    }

    String currency() {
        return currencyCode;
    }

    LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** Its last day; empty when it is open. */
    Optional<LocalDate> effectiveUntil() {
        return Optional.ofNullable(effectiveUntil);
    }
}
