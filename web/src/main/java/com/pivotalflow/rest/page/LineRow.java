package com.pivotalflow.rest.page;

import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.wording.Figures;
import com.pivotalflow.wording.Isolated;
import com.pivotalflow.wording.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is shown.
 *
 * @param id its key
 * @param position from 1
 * @param description in words
 * @param part how it takes part, where it need not
 * @param notes what else is said of it
 * @param quantity how much
 * @param unit of what
 * @param unitPrice price of one unit
 * @param priceNote what the price includes
 * @param net without tax
 * @param tax the tax
 * @param rate of the tax
 * @param gross with tax
 * @param isOut whether the totals leave it out
 * @param input by which it is chosen, where it can be
 */
record LineRow(
        String id,
        int position,
        String description,
        @Nullable String part,
        List<String> notes,
        String quantity,
        String unit,
        String unitPrice,
        @Nullable String priceNote,
        String net,
        String tax,
        String rate,
        String gross,
        boolean isOut,
        @Nullable Input input) {

    /**
     * A box or a circle.
     *
     * @param type as HTML names it
     * @param name of the field
     * @param value sent when it is set
     * @param checked whether it is set
     */
    record Input(String type, String name, String value, boolean checked) {}

    /**
     * A line with what it comes to.
     *
     * @param choice what is chosen; null where nothing can be
     */
    static LineRow of(
            PublicQuoteView quote,
            PublicQuoteView.Line line,
            @Nullable ChoiceFields choice,
            Words words,
            Figures figures) {
        return new LineRow(
                line.id().toString(),
                line.position(),
                line.description(),
                line.selection().mode().equals("required") ? null : part(quote, line, words),
                notes(line, words, figures),
                figures.of(line.quantity()),
                line.unit(),
                figures.of(line.unitPrice()),
                line.taxInclusive() ? words.of("taxIncluded") : null,
                figures.of(line.amounts().net()),
                figures.of(line.amounts().tax()),
                figures.percentOf(line.taxRatePercent()),
                figures.of(line.amounts().gross()),
                !line.included(),
                choice == null ? null : input(line, choice));
    }

    private static String part(PublicQuoteView quote, PublicQuoteView.Line line, Words words) {
        String mode = words.of(line.selection().mode());
        return quote.groups().stream()
                .filter(group -> group.code().equals(line.selection().group()))
                .map(group ->
                        mode + " · " + Isolated.of(group.title()) + " (" + words.of(ChoiceFields.chooses(group)) + ")")
                .findFirst()
                .orElse(mode);
    }

    private static List<String> notes(PublicQuoteView.Line line, Words words, Figures figures) {
        List<String> notes = new ArrayList<>();
        if (line.itemCode() != null) {
            notes.add(words.of("itemCode") + " " + Isolated.of(line.itemCode()));
        }
        for (QuoteView.DiscountView discount : line.discounts()) {
            notes.add(words.of("discount") + " " + Discounts.value(discount, words, figures) + ": "
                    + figures.lessOf(discount.amount()));
        }
        if (!Figures.isZero(line.amounts().discount())) {
            notes.add(words.of("subtotal") + " " + figures.of(line.amounts().subtotal()) + ", " + words.of("discounts")
                    + " " + figures.lessOf(line.amounts().discount()));
        }
        if (line.taxExemptReason() != null) {
            notes.add(words.of("exempt") + ": " + Isolated.of(line.taxExemptReason()));
        }
        return notes;
    }

    private static @Nullable Input input(PublicQuoteView.Line line, ChoiceFields choice) {
        String id = line.id().toString();
        return switch (line.selection().mode()) {
            case "optional" ->
                new Input("checkbox", ChoiceFields.OPTION, id, choice.options().contains(id));
            case "alternative" ->
                new Input(
                        "radio",
                        ChoiceFields.ALTERNATIVE + line.selection().group(),
                        id,
                        choice.alternatives().containsValue(id));
            default -> null;
        };
    }

    /** The circle of taking nothing of a group. */
    static Input nothing(CreateQuote.Group group, boolean checked) {
        return new Input("radio", ChoiceFields.ALTERNATIVE + group.code(), "", checked);
    }
}
