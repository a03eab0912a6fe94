package com.pivotalflow.quote;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.quote.decision.Evidence;
import com.pivotalflow.quote.lifecycle.DecisionChannel;
import com.pivotalflow.quote.lifecycle.DecisionOutcome;
import com.pivotalflow.quote.view.AcceptanceView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customers said of versions. Written once, by single statements; the database lets nobody change it. */
@ApplicationScoped
class AcceptanceRepository {

    private static final String ORGANIZATION = "organization";

    @Inject
    EntityManager entityManager;

    /** Stores a yes with all that was chosen. */
    void add(OrganizationId organization, QuoteVersion version, Evidence evidence, ChosenContent chosen, Instant at) {
        UUID id = Ids.next();
        String terms = version.heading().termsConditions();
        insert(organization, id, version, DecisionOutcome.ACCEPTED, evidence, at)
                .setParameter("reason", null)
                .setParameter("accepted", true)
                .setParameter(
                        "terms",
                        terms == null ? null : CanonicalDocument.hashOf(terms.getBytes(StandardCharsets.UTF_8)))
                .setParameter("selection", chosen.selectionHash())
                .setParameter("net", chosen.priced().totals().netTotal().amount())
                .setParameter("tax", chosen.priced().totals().taxTotal().amount())
                .setParameter("total", chosen.priced().totals().grandTotal().amount())
                .executeUpdate();
        List<QuoteVersionLine> lines = version.lines();
        chosen.taken().stream().sorted().forEach(line -> addLine(organization, id, lines.get(line), at));
    }

    /** Stores a no. */
    void add(OrganizationId organization, QuoteVersion version, Evidence evidence, String reason, Instant at) {
        insert(organization, Ids.next(), version, DecisionOutcome.REJECTED, evidence, at)
                .setParameter("reason", reason)
                .setParameter("accepted", false)
                .setParameter("terms", null)
                .setParameter("selection", null)
                .setParameter("net", null)
                .setParameter("tax", null)
                .setParameter("total", null)
                .executeUpdate();
    }

    private Query insert(
            OrganizationId organization,
            UUID id,
            QuoteVersion version,
            DecisionOutcome outcome,
            Evidence evidence,
            Instant at) {
        return entityManager
                .createNativeQuery("""
                        INSERT INTO quote_acceptances (organization_id, id, quote_id, quote_version_id, content_hash,
                            decision, channel, quote_delivery_token_id, recorded_by, reference, signer_name,
                            signer_email, signer_role, reason, terms_accepted, terms_hash, selection_hash,
                            currency_code, net_amount, tax_amount, total_amount, ip_address, user_agent, locale,
                            created_at)
                        VALUES (:organization, :id, :quote, :version, :content,
                            :decision, :channel, CAST(:link AS uuid), CAST(:recorder AS uuid), :reference, :name,
                            :email, :role, :reason, :accepted, CAST(:terms AS bytea), CAST(:selection AS bytea),
                            :currency, CAST(:net AS numeric), CAST(:tax AS numeric), CAST(:total AS numeric),
                            CAST(:address AS inet), :agent, :locale, :at)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter("quote", version.quote().value())
                .setParameter("version", version.id())
                .setParameter("content", version.contentHash())
                .setParameter("decision", outcome.wireName())
                .setParameter("channel", evidence.channel().wireName())
                .setParameter("link", text(evidence.link()))
                .setParameter("recorder", text(evidence.recordedBy()))
                .setParameter("reference", evidence.reference())
                .setParameter("name", evidence.name())
                .setParameter("email", evidence.email())
                .setParameter("role", evidence.role())
                .setParameter("currency", version.heading().currencyCode())
                .setParameter("address", evidence.address())
                .setParameter("agent", evidence.agent())
                .setParameter("locale", evidence.locale())
                .setParameter("at", at);
    }

    private void addLine(OrganizationId organization, UUID acceptance, QuoteVersionLine line, Instant at) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO quote_acceptance_selections
                            (organization_id, id, quote_acceptance_id, quote_version_line_item_id, created_at)
                        VALUES (:organization, :id, :acceptance, :line, :at)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", Ids.next())
                .setParameter("acceptance", acceptance)
                .setParameter("line", line.id())
                .setParameter("at", at)
                .executeUpdate();
    }

    /** What was said of a version, if anything. */
    @SuppressWarnings("unchecked")
    Optional<AcceptanceView> find(OrganizationId organization, QuoteVersion version, CurrencyUnit currency) {
        return entityManager
                .createNativeQuery("""
                        SELECT id, decision, channel, signer_name, signer_email, signer_role, reference, reason,
                            quote_delivery_token_id, recorded_by, encode(content_hash, 'hex'),
                            encode(selection_hash, 'hex'), net_amount, tax_amount, total_amount, created_at
                        FROM quote_acceptances
                        WHERE organization_id = :organization AND quote_version_id = :version
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("version", version.id())
                .getResultList()
                .stream()
                .map(row -> view(organization, new RowReader((Object[]) row), currency))
                .findFirst();
    }

    private AcceptanceView view(OrganizationId organization, RowReader row, CurrencyUnit currency) {
        UUID id = row.id();
        DecisionOutcome outcome = DecisionOutcome.valueOf(row.text().toUpperCase(Locale.ROOT));
        return new AcceptanceView(
                outcome,
                DecisionChannel.valueOf(row.text().toUpperCase(Locale.ROOT)),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.idOrNull(),
                row.idOrNull(),
                "sha256:" + row.text(),
                prefixed(row.textOrNull()),
                outcome == DecisionOutcome.ACCEPTED ? chosen(organization, id) : null,
                amounts(row, currency),
                row.instant());
    }

    private static @Nullable String prefixed(@Nullable String hash) {
        return hash == null ? null : "sha256:" + hash;
    }

    private static AcceptanceView.@Nullable Amounts amounts(RowReader row, CurrencyUnit currency) {
        BigDecimal net = row.decimalOrNull();
        BigDecimal tax = row.decimalOrNull();
        BigDecimal total = row.decimalOrNull();
        return net == null || tax == null || total == null
                ? null
                : new AcceptanceView.Amounts(
                        new Money(net, currency).text(),
                        new Money(tax, currency).text(),
                        new Money(total, currency).text());
    }

    @SuppressWarnings("unchecked")
    private AcceptanceView.Chosen chosen(OrganizationId organization, UUID acceptance) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT l.line_key, l.group_code
                        FROM quote_acceptance_selections s
                        JOIN quote_version_line_items l
                            ON l.organization_id = s.organization_id AND l.id = s.quote_version_line_item_id
                        WHERE s.organization_id = :organization AND s.quote_acceptance_id = :acceptance
                        ORDER BY l.position
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("acceptance", acceptance)
                .getResultList();
        List<UUID> options = new ArrayList<>();
        Map<String, UUID> alternatives = new LinkedHashMap<>();
        for (Object[] columns : rows) {
            RowReader row = new RowReader(columns);
            UUID key = row.id();
            String group = row.textOrNull();
            if (group == null) {
                options.add(key);
            } else {
                alternatives.put(group, key);
            }
        }
        return new AcceptanceView.Chosen(options, alternatives);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
