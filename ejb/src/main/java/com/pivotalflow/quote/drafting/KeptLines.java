package com.pivotalflow.quote.drafting;

import com.pivotalflow.change.Sameness;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.pricing.PriceableLine;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.ratecard.PriceRule;
import com.pivotalflow.ratecard.RateCardId;
import com.pivotalflow.ratecard.RateCardItemId;
import com.pivotalflow.ratecard.ResolvedPrice;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a quote had before a change, by their keys. What was found for such a line, its price with the source,
 * unit, cost and tax, stays as long as the line does not ask for something else; prices that have changed since then do
 * not reach it.
 */
public final class KeptLines {

    /** Of a quote that is new. */
    public static final KeptLines NONE = new KeptLines(List.of());

    private final Map<UUID, QuoteDraft.Line> byKey = new LinkedHashMap<>();

    public KeptLines(List<QuoteDraft.Line> lines) {
        lines.forEach(line -> byKey.put(Objects.requireNonNull(line.key(), "a stored line has a key"), line));
    }

    /** Adds {@code LINE_ID_INVALID} for each id that is not a line's of this quote, or that stands there twice. */
    public void checkIds(List<CreateQuote.Line> lines, List<FieldError> errors) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            UUID id = lines.get(i).id();
            if (id != null && (!byKey.containsKey(id) || !seen.add(id))) {
                errors.add(new FieldError(
                        "/lines/" + i + "/id", "LINE_ID_INVALID", "Name a line of this quote, and each only once."));
            }
        }
    }

    /** The line as it was. */
    Optional<QuoteDraft.Line> of(CreateQuote.Line line) {
        return Optional.ofNullable(line.id()).map(byKey::get);
    }

    /** Whether one of the lines was there before. */
    public boolean haveAnyOf(List<CreateQuote.Line> lines) {
        return lines.stream().anyMatch(line -> of(line).isPresent());
    }

    /** The line with what it leaves out filled in from what it was; as it is, if it is new or selects another price. */
    CreateQuote.Line complete(CreateQuote.Line line) {
        return of(line).filter(kept -> !selectsAnew(line, kept))
                .map(kept -> complete(line, kept))
                .orElse(line);
    }

    /**
     * The line as its author stated it: without the price that a card gave, and without what came with that price.
     * Completed again it is what it was; with another source of its price it gets that price.
     */
    public static CreateQuote.Line withoutWhatWasFound(CreateQuote.Line line, QuoteDraft.Line kept) {
        if (kept.rule() == PriceRule.EXPLICIT) {
            return line;
        }
        return new CreateQuote.Line(
                line.id(),
                line.kind(),
                line.description(),
                line.itemCode(),
                line.quantity(),
                kept.rule() == PriceRule.ITEM_CODE ? null : line.unit(),
                null,
                null,
                line.serviceCategoryId(),
                line.roleId(),
                line.taxInclusive(),
                null,
                null,
                null,
                line.discounts(),
                line.selection(),
                line.metadata());
    }

    private static CreateQuote.Line complete(CreateQuote.Line line, QuoteDraft.Line kept) {
        PriceableLine found = kept.priceable();
        UnitCost cost = found.unitCost();
        boolean keepsClass = line.taxClass() == null
                || line.taxClass().equals(found.taxRate().classCode());
        return new CreateQuote.Line(
                line.id(),
                line.kind(),
                line.description(),
                kept.itemCode(),
                line.quantity(),
                orElse(line.unit(), kept.unit()),
                orElse(line.unitPrice(), found.unitPrice().value()),
                orElse(line.unitCost(), cost == null ? null : cost.value()),
                kept.category(),
                kept.role(),
                orElse(line.taxInclusive(), found.taxInclusive()),
                orElse(line.taxClass(), found.taxRate().classCode()),
                orElse(line.taxRatePercent(), keepsClass ? ratePercent(kept) : null),
                orElse(line.taxExemptReason(), keepsClass ? found.taxExemptReason() : null),
                line.discounts(),
                line.selection(),
                line.metadata());
    }

    /**
     * Whether the line names another source of its price. One that names no selector at all keeps those it has; the
     * unit selects only where the price was found by category.
     */
    private static boolean selectsAnew(CreateQuote.Line line, QuoteDraft.Line kept) {
        boolean byCategory = kept.rule() == PriceRule.CATEGORY || kept.rule() == PriceRule.CATEGORY_ROLE;
        if (byCategory && line.unit() != null && !line.unit().equals(kept.unit())) {
            return true;
        }
        boolean namesNone = line.itemCode() == null && line.serviceCategoryId() == null && line.roleId() == null;
        return !namesNone
                && !(Objects.equals(line.itemCode(), kept.itemCode())
                        && Objects.equals(line.serviceCategoryId(), kept.category())
                        && Objects.equals(line.roleId(), kept.role()));
    }

    /** The price that a completed line keeps, with its source; empty when it is to be found anew. */
    public Optional<ResolvedPrice> price(CreateQuote.Line line) {
        return of(line).filter(kept -> !selectsAnew(line, kept))
                .filter(kept -> states(line.unitPrice(), kept))
                .map(kept -> new ResolvedPrice(
                        kept.priceable().unitPrice(),
                        orElse(line.unit(), kept.unit()),
                        Optional.empty(),
                        Optional.ofNullable(kept.priceable().unitCost()),
                        kept.rule(),
                        Optional.ofNullable(kept.rateCard()).map(RateCardId::new),
                        Optional.ofNullable(kept.rateCardItem()).map(RateCardItemId::new),
                        Optional.ofNullable(kept.priceable().listUnitPrice())));
    }

    /** Whether a completed line states no price but the one it has; such a price needs no right. */
    boolean keepsPrice(CreateQuote.Line line) {
        return price(line).isPresent()
                || of(line).filter(kept -> kept.rule() == PriceRule.EXPLICIT && states(line.unitPrice(), kept))
                        .isPresent();
    }

    /** Whether a completed line states the cost it has. */
    boolean keepsCost(CreateQuote.Line line) {
        return of(line).map(kept -> kept.priceable().unitCost())
                .filter(cost -> Sameness.of(cost.value(), line.unitCost()))
                .isPresent();
    }

    /** Whether a completed line states class and rate that it has. */
    boolean keepsTax(CreateQuote.Line line) {
        return of(line).filter(kept -> kept.priceable().taxRate().classCode().equals(line.taxClass()))
                .filter(kept -> Sameness.of(ratePercent(kept), line.taxRatePercent()))
                .isPresent();
    }

    private static boolean states(@Nullable BigDecimal unitPrice, QuoteDraft.Line kept) {
        return Sameness.of(kept.priceable().unitPrice().value(), unitPrice);
    }

    private static BigDecimal ratePercent(QuoteDraft.Line kept) {
        return kept.priceable().taxRate().rate().percent();
    }

    private static <T extends @Nullable Object> T orElse(@Nullable T stated, T kept) {
        return stated == null ? kept : stated;
    }
}
