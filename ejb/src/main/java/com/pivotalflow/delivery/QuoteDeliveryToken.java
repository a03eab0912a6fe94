package com.pivotalflow.delivery;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's link to one version of a quote. It knows the hash of its token and not the token.
 *
 * <p>Deciding, withdrawing and superseding end all links of a version at once, by statements of {@link LinkRepository}.
 */
@Entity
@Table(
        name = "quote_delivery_tokens",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_quote_delivery_tokens_token_hash",
                        columnNames = {"organization_id", "token_hash"}),
        indexes = {
            @Index(
                    name = "ix_quote_delivery_tokens_quote_version_id_created_at",
                    columnList = "organization_id, quote_version_id, created_at"),
            @Index(name = "ix_quote_delivery_tokens_quote_id", columnList = "organization_id, quote_id"),
            @Index(name = "ix_quote_delivery_tokens_contact_id", columnList = "organization_id, contact_id"),
            @Index(name = "ix_quote_delivery_tokens_token_hash", columnList = "token_hash")
        })
class QuoteDeliveryToken extends TenantRow {

    /** How long a link shows what became of its version, from when nothing can be decided any more. */
    static final Duration RECEIPT = Duration.ofDays(90);

    private static final Duration BETWEEN_VIEWS = Duration.ofMinutes(10);

    @Column(name = "quote_id", nullable = false, updatable = false)
    private UUID quoteId;

    @Column(name = "quote_version_id", nullable = false, updatable = false)
    private UUID quoteVersionId;

    @Column(name = "contact_id", updatable = false)
    private @Nullable UUID contactId;

    @Column(name = "recipient_name", length = 200)
    private @Nullable String recipientName;

    @Column(name = "recipient_email", length = 254)
    private @Nullable String recipientEmail;

    @Column(name = "may_decide", nullable = false, updatable = false)
    private boolean mayDecide;

    @Convert(converter = DeliveryColumns.OfChannel.class)
    @Column(name = "channel", nullable = false, updatable = false)
    private DeliveryChannel channel;

    @Column(name = "token_hash", nullable = false, updatable = false)
    private byte[] tokenHash;

    @Convert(converter = DeliveryColumns.OfState.class)
    @Column(name = "state", nullable = false)
    private LinkState state;

    @Column(name = "readable_until", nullable = false)
    private Instant readableUntil;

    @Column(name = "first_viewed_at")
    private @Nullable Instant firstViewedAt;

    @Column(name = "last_viewed_at")
    private @Nullable Instant lastViewedAt;

    @Column(name = "view_count", nullable = false)
    private int viewCount;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "created_by", nullable = false, updatable = false)
    private UUID createdBy;

    @Column(name = "revoked_by")
    private @Nullable UUID revokedBy;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteDeliveryToken() {}

    /** A new link. */
    QuoteDeliveryToken(
            Caller author,
            LinkTarget target,
            DeliveryChannel channel,
            Recipient recipient,
            LinkToken token,
            Instant at) {
        super(author.organization(), Ids.next(), at);
        this.quoteId = target.quote();
        this.quoteVersionId = target.version();
        this.contactId = recipient.contactId();
        this.recipientName = recipient.name();
        this.recipientEmail = recipient.email();
        this.mayDecide = recipient.mayDecide();
        this.channel = channel;
        this.tokenHash = token.hash();
        this.state = LinkState.ACTIVE;
        this.readableUntil = target.deadline().plus(RECEIPT);
        this.createdBy = author.user().value();
    }

    /**
     * Takes a report of its holder that it was opened.
     *
     * @return whether it counts: those within ten minutes of the last one that did are the same visit
     */
    boolean view(Instant at) {
        if (lastViewedAt != null && at.isBefore(lastViewedAt.plus(BETWEEN_VIEWS))) {
            return false;
        }
        lastViewedAt = at.truncatedTo(ChronoUnit.MICROS);
        firstViewedAt = firstViewedAt == null ? lastViewedAt : firstViewedAt;
        viewCount++;
        touch(at);
        return true;
    }

    /** Is taken back by hand. */
    void revoke(Caller by, Instant at) {
        if (state == LinkState.REVOKED) {
            return;
        }
        state = LinkState.REVOKED;
        closedAt = closedAt == null ? at.truncatedTo(ChronoUnit.MICROS) : closedAt;
        revokedBy = by.user().value();
        touch(at);
    }

    /** Whether it shows anything. */
    boolean isReadable(Instant at) {
        return state != LinkState.REVOKED && at.isBefore(readableUntil);
    }

    UUID versionId() {
        return quoteVersionId;
    }

    UUID quoteId() {
        return quoteId;
    }

    FoundLink found() {
        return new FoundLink(id(), quoteId, quoteVersionId, mayDecide, recipientName);
    }

    private Recipient recipient() {
        return new Recipient(contactId, recipientName, recipientEmail, mayDecide);
    }

    /** The link with the address that its holder needs. */
    MintedLink minted(String url) {
        return new MintedLink(id(), recipient(), url);
    }

    LinkView view() {
        return new LinkView(
                id(),
                quoteVersionId,
                recipient(),
                channel,
                state,
                firstViewedAt,
                lastViewedAt,
                viewCount,
                closedAt,
                readableUntil,
                createdAt(),
                createdBy,
                revokedBy);
    }
}
