package com.pivotalflow.quote.drafting;

import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.RepriceQuote;
import com.pivotalflow.ratecard.PriceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a quote states when its prices are to be found anew: lines that a card priced, and those set by hand that are
 * named, state no price; no line states a tax rate, and the quote no exchange rate.
 */
public final class QuoteRepricing {

    private final QuoteBefore stored;
    private final List<QuoteDraft.Line> storedLines;
    private final Set<UUID> named;

    /**
     * Prepares it.
     *
     * @throws InvalidInputException {@code LINE_ID_INVALID} for each named line that is not one of the quote's with a
     *     price set by hand
     */
    public QuoteRepricing(QuoteBefore stored, List<QuoteDraft.Line> storedLines, RepriceQuote command) {
        this.stored = stored;
        this.storedLines = List.copyOf(storedLines);
        this.named = Set.copyOf(command.explicitLineIds());
        Set<UUID> byHand = storedLines.stream()
                .filter(line -> line.rule() == PriceRule.EXPLICIT)
                .map(QuoteDraft.Line::key)
                .collect(Collectors.toSet());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < command.explicitLineIds().size(); i++) {
            if (!byHand.contains(command.explicitLineIds().get(i))) {
                errors.add(new FieldError(
                        "/explicitLineIds/" + i,
                        "LINE_ID_INVALID",
                        "Name a line of this quote whose price was set by hand."));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    /** What the result is compared with while it is drafted: prices that stay are found there. */
    public QuoteBefore stored() {
        return stored;
    }

    /** The content without what is to be found anew. */
    public CreateQuote content() {
        List<CreateQuote.Line> lines = new ArrayList<>();
        for (int i = 0; i < storedLines.size(); i++) {
            lines.add(line(stored.content().lines().get(i), storedLines.get(i)));
        }
        return stored.content().with(null, lines);
    }

    private CreateQuote.Line line(CreateQuote.Line from, QuoteDraft.Line found) {
        boolean stays = found.rule() == PriceRule.EXPLICIT && !named.contains(found.key());
        return new CreateQuote.Line(
                stays ? from.id() : null,
                from.kind(),
                from.description(),
                from.itemCode(),
                from.quantity(),
                from.unit(),
                stays ? from.unitPrice() : null,
                stays ? from.unitCost() : null,
                from.serviceCategoryId(),
                from.roleId(),
                from.taxInclusive(),
                from.taxClass(),
                null,
                from.taxExemptReason(),
                from.discounts(),
                from.selection(),
                from.metadata());
    }

    /** The draft with the keys that its lines have. */
    public QuoteDraft withStoredKeys(QuoteDraft draft) {
        List<QuoteDraft.Line> keyed = new ArrayList<>();
        for (int i = 0; i < storedLines.size(); i++) {
            keyed.add(draft.lines().get(i).withKey(storedLines.get(i).key()));
        }
        return new QuoteDraft(draft.content(), draft.terms(), keyed, draft.priceable(), draft.priced());
    }
}
