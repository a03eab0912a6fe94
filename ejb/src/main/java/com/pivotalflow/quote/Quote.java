package com.pivotalflow.quote;

import com.pivotalflow.listing.SearchText;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.content.StoredExchange;
import com.pivotalflow.quote.content.StoredTotals;
import com.pivotalflow.quote.content.TaxClassName;
import com.pivotalflow.quote.drafting.KeptLines;
import com.pivotalflow.quote.drafting.QuoteBefore;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The working content of a quote, its number and its status.
 *
 * <p>A quote starts as a draft with everything computed ({@link #draft}); from then on each change goes through a method
 * that knows the statuses in which it is allowed. Amounts are stored as computed and never set from outside. What a
 * customer received is not here but in the frozen versions.
 */
@Entity
@Table(
        name = "quotes",
        uniqueConstraints = {
            @UniqueConstraint(columnNames = {"organization_id", "id", "customer_id"}),
            @UniqueConstraint(columnNames = {"organization_id", "number_year", "number_sequence"}),
            @UniqueConstraint(columnNames = {"organization_id", "quote_number"})
        })
class Quote extends QuoteContent {

    @Column(name = "quote_number", nullable = false, updatable = false)
    private String number;

    @Column(name = "number_year", nullable = false, updatable = false)
    private short numberYear;

    @Column(name = "number_sequence", nullable = false, updatable = false)
    private long numberSequence;

    @Column(name = "import_key", length = 100, updatable = false)
    private @Nullable String importKey;

    @Embedded
    private QuoteProgress progress;

    @Embedded
    private StoredTotals totals;

    @Embedded
    private StoredExchange exchange;

    @Column(name = "deposit_amount", precision = 19, scale = 4)
    private @Nullable BigDecimal depositAmount;

    @Column(name = "search_text", nullable = false)
    private String searchText;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @OneToMany(mappedBy = "quote", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("position")
    private List<QuoteLine> lines = new ArrayList<>();

    @OneToMany(mappedBy = "quote", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("position")
    private List<QuoteDiscount> discounts = new ArrayList<>();

    @OneToMany(mappedBy = "quote", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<QuoteGroup> groups = new ArrayList<>();

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Quote() {}

    @SuppressWarnings("NullAway.Init")
    private Quote(Caller author, QuoteNumber number, QuoteDraft draft, @Nullable String importKey, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
        this.number = number.text();
        this.numberYear = (short) number.year();
        this.numberSequence = number.sequence();
        this.importKey = importKey;
        this.progress = QuoteProgress.start();
        take(draft);
        takeParts(draft, at);
    }

    /**
     * A new draft.
     *
     * @param author whose organization it belongs to
     * @param number given last, so that its counter is locked as shortly as possible
     * @param draft everything found and computed
     * @param importKey what makes a repeated import find it again, if it is imported
     * @param at when
     */
    static Quote draft(Caller author, QuoteNumber number, QuoteDraft draft, @Nullable String importKey, Instant at) {
        return new Quote(author, number, draft, importKey, at);
    }

    @Override
    void take(QuoteDraft draft) {
        super.take(draft);
        PricedQuote priced = draft.priced();
        totals = StoredTotals.of(priced.totals());
        exchange = StoredExchange.of(draft.terms().exchange(), priced.baseTotals());
        Money deposit = priced.depositAmount();
        depositAmount = deposit == null ? null : deposit.amount();
        searchText = SearchText.of(number, heading().title(), draft.terms().customerName());
    }

    private void takeParts(QuoteDraft draft, Instant at) {
        takeGroups(draft.content().groups(), at);
        takeDiscounts(draft.priceable().discounts(), draft.priced().discountAmounts(), at);
        takeLines(draft.lines(), draft.priced().lines(), at);
    }

    private void takeGroups(List<CreateQuote.Group> stated, Instant at) {
        Map<String, QuoteGroup> known =
                groups.stream().collect(Collectors.toMap(QuoteGroup::code, Function.identity()));
        groups.clear();
        for (int i = 0; i < stated.size(); i++) {
            CreateQuote.Group group = stated.get(i);
            QuoteGroup kept = known.get(group.code());
            if (kept != null) {
                kept.change(i + 1, group, at);
            }
            groups.add(kept == null ? new QuoteGroup(this, i + 1, group, at) : kept);
        }
    }

    private void takeDiscounts(List<Discount> stated, List<Money> amounts, Instant at) {
        List<QuoteDiscount> known = List.copyOf(discounts);
        discounts.clear();
        for (int i = 0; i < stated.size(); i++) {
            if (i < known.size()) {
                known.get(i).change(stated.get(i), amounts.get(i), at);
            }
            discounts.add(
                    i < known.size()
                            ? known.get(i)
                            : new QuoteDiscount(this, i + 1, stated.get(i), amounts.get(i), at));
        }
    }

    private void takeLines(List<QuoteDraft.Line> drafted, List<LineAmounts> amounts, Instant at) {
        Map<UUID, QuoteLine> known = lines.stream().collect(Collectors.toMap(QuoteLine::id, Function.identity()));
        lines.clear();
        for (int i = 0; i < drafted.size(); i++) {
            QuoteDraft.Line line = drafted.get(i);
            QuoteLine kept = line.key() == null ? null : known.get(line.key());
            if (kept != null) {
                kept.change(i + 1, line, amounts.get(i), at);
            }
            lines.add(kept == null ? new QuoteLine(this, i + 1, line, amounts.get(i), at) : kept);
        }
    }

    /**
     * Takes over changed content and recomputed amounts. What was approved before is a draft again.
     *
     * @throws DomainException as {@link QuoteStatus#requireEditable}
     */
    void change(Caller author, QuoteDraft draft, Instant at) {
        progress.status().requireEditable();
        if (progress.status() == QuoteStatus.APPROVED) {
            progress.returnToDraft();
        }
        touch(author.user(), at);
        take(draft);
        takeParts(draft, at);
    }

    /** Takes over changed annotations, in any status. */
    void annotate(Caller author, CreateQuote content, Instant at) {
        touch(author.user(), at);
        takeAnnotations(content);
    }

    /** Takes the quote out of sight for good; its number stays used. */
    void delete(Caller author, Instant at) {
        touch(author.user(), at);
        deletedAt = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Notes that somebody moves the quote on, who need not be staff, and gives what is moved. */
    QuoteProgress move(Actor actor, Instant at) {
        touch(actor.staff() == null ? null : actor.staff().user(), at);
        return progress;
    }

    /**
     * Says again what a version said; its lines keep their keys, annotations stay as they are.
     *
     * @param drafted its lines, as they were sent or with what was chosen
     * @param priced what they come to
     * @param stated its discounts
     */
    void restore(
            QuoteVersion issued, List<QuoteDraft.Line> drafted, PricedQuote priced, List<Discount> stated, Instant at) {
        restore(issued.heading());
        totals = StoredTotals.of(priced.totals());
        exchange = issued.exchange().withTotals(priced.baseTotals());
        Money deposit = priced.depositAmount();
        depositAmount = deposit == null ? null : deposit.amount();
        searchText = SearchText.of(number, heading().title(), issued.parties().customerName());
        takeGroups(issued.groups(), at);
        takeDiscounts(stated, priced.discountAmounts(), at);
        takeLines(drafted, priced.lines(), at);
    }

    /**
     * The content as the calculation takes it, with the policy and the rates that were frozen with it.
     *
     * @param currency the quote's own
     * @param base the organization's
     * @param taxClasses every class that a line names
     */
    PriceableQuote priceable(CurrencyUnit currency, CurrencyUnit base, Map<UUID, TaxClassName> taxClasses) {
        return new PriceableQuote(
                currency,
                heading().taxPolicy(),
                lines.stream()
                        .map(line -> line.priceable(line.taxClass(taxClasses)))
                        .toList(),
                discounts.stream().map(QuoteDiscount::discount).toList(),
                groups.stream().map(QuoteGroup::alternatives).toList(),
                heading().depositPercent(),
                base,
                new ExchangeRate(exchange.rate()));
    }

    /** The amounts that were stored with the content. */
    PricedQuote priced(PriceableQuote priceable) {
        CurrencyUnit currency = priceable.currency();
        return PricedQuote.restored(
                priceable,
                IntStream.range(0, lines.size())
                        .mapToObj(i -> lines.get(i).amounts(priceable.lines().get(i), currency))
                        .toList(),
                discounts.stream().map(discount -> discount.amount(currency)).toList(),
                totals.totals(currency),
                exchange.totals(priceable.baseCurrency()),
                depositAmount == null ? null : new Money(depositAmount, currency));
    }

    /** The lines as they were drafted, in order. */
    List<QuoteDraft.Line> draftedLines(Map<UUID, TaxClassName> taxClasses) {
        return lines.stream()
                .map(line -> line.drafted(line.taxClass(taxClasses)))
                .toList();
    }

    /** The content as it was stated, with defaults filled in. Lines are left out: see {@link #draftedLines}. */
    CreateQuote stated() {
        return stated(List.of());
    }

    private CreateQuote stated(List<CreateQuote.Line> statedLines) {
        boolean isConverted = !currencyCode().equals(exchange.baseCurrency());
        return stated(
                isConverted ? exchange.rate() : null,
                discounts.stream().map(QuoteDiscount::stated).toList(),
                groups.stream().map(QuoteGroup::stated).toList(),
                statedLines);
    }

    /** What a change starts from. */
    QuoteBefore before(CurrencyUnit base, Map<UUID, TaxClassName> taxClasses) {
        return new QuoteBefore(
                stated(lines.stream()
                        .map(line -> line.stated(line.taxClass(taxClasses)))
                        .toList()),
                exchange.terms(base),
                new KeptLines(draftedLines(taxClasses)));
    }

    List<UUID> lineIds() {
        return lines.stream().map(QuoteLine::id).toList();
    }

    QuoteId quoteId() {
        return new QuoteId(id());
    }

    String number() {
        return number;
    }

    /** Where it stands and how it came there. */
    QuoteProgress progress() {
        return progress;
    }

    StoredTotals totals() {
        return totals;
    }

    @Nullable
    BigDecimal depositAmount() {
        return depositAmount;
    }

    List<QuoteLine> lines() {
        return List.copyOf(lines);
    }

    List<QuoteDiscount> discounts() {
        return List.copyOf(discounts);
    }

    StoredExchange exchange() {
        return exchange;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }
}
