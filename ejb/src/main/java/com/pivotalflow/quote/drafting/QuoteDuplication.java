package com.pivotalflow.quote.drafting;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.ForbiddenException;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.DuplicateQuote;
import com.pivotalflow.ratecard.PriceRule;
import java.util.ArrayList;
import java.util.List;

/**
 * What a duplicate states: the same as the quote it is made of, with dates, keys and the exchange rate of its own. Tax
 * rates are those of its own first day.
 */
public final class QuoteDuplication {

    private static final String OVERRIDE = "quotes.override_price";

    private final QuoteBefore source;
    private final List<QuoteDraft.Line> sourceLines;
    private final DuplicateQuote command;

    public QuoteDuplication(QuoteBefore source, List<QuoteDraft.Line> sourceLines, DuplicateQuote command) {
        this.source = source;
        this.sourceLines = sourceLines;
        this.command = command;
    }

    private boolean reprices() {
        return Boolean.TRUE.equals(command.reprice());
    }

    /**
     * Demands the right to prices set by hand if the duplicate would take some over.
     *
     * @throws ForbiddenException {@code PRICE_OVERRIDE_FORBIDDEN} naming every such line
     */
    public void requireRights(Caller caller) {
        if (reprices() || caller.may(OVERRIDE)) {
            return;
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < sourceLines.size(); i++) {
            if (sourceLines.get(i).rule() == PriceRule.EXPLICIT) {
                errors.add(new FieldError(
                        "/lines/" + i + "/unitPrice", "PRICE_OVERRIDE_FORBIDDEN", "This price was set by hand."));
            }
        }
        if (!errors.isEmpty()) {
            throw new ForbiddenException(
                    "PRICE_OVERRIDE_FORBIDDEN",
                    "Prices set by hand are copied only by those who may set them: ask for reprice instead.",
                    OVERRIDE,
                    errors);
        }
    }

    /** The content of the duplicate. A line keeps its key here so that its price is found where it was. */
    public CreateQuote content() {
        CreateQuote from = source.content();
        boolean isSameCustomer =
                command.customerId() == null || command.customerId().equals(from.customerId());
        List<CreateQuote.Line> lines = new ArrayList<>();
        for (int i = 0; i < from.lines().size(); i++) {
            lines.add(line(from.lines().get(i)));
        }
        return new CreateQuote(
                command.customerId() == null ? from.customerId() : command.customerId(),
                isSameCustomer ? from.contactId() : null,
                isSameCustomer ? from.projectId() : null,
                from.ownerId(),
                command.title() == null ? from.title() : command.title(),
                from.description(),
                from.type(),
                null,
                null,
                from.currency(),
                from.rateCardId(),
                from.taxPolicy(),
                null,
                from.discounts(),
                from.groups(),
                from.depositPercent(),
                from.termsConditions(),
                from.notes(),
                from.internalNotes(),
                lines,
                from.metadata());
    }

    private CreateQuote.Line line(CreateQuote.Line from) {
        boolean isFoundAnew = reprices();
        return new CreateQuote.Line(
                isFoundAnew ? null : from.id(),
                from.kind(),
                from.description(),
                from.itemCode(),
                from.quantity(),
                from.unit(),
                isFoundAnew ? null : from.unitPrice(),
                isFoundAnew ? null : from.unitCost(),
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

    /** The same draft with lines that are new. */
    public static QuoteDraft withOwnKeys(QuoteDraft draft) {
        return new QuoteDraft(
                draft.content(),
                draft.terms(),
                draft.lines().stream().map(line -> line.withKey(null)).toList(),
                draft.priceable(),
                draft.priced());
    }

    /** What the duplicate is compared with while it is drafted. */
    public QuoteBefore source() {
        return source;
    }
}
