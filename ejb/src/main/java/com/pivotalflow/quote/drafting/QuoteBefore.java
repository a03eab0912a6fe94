package com.pivotalflow.quote.drafting;

import com.pivotalflow.change.Sameness;
import com.pivotalflow.pricing.SelectionMode;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.ExchangeTerms;
import com.pivotalflow.quote.terms.LineDiscountTerm;
import com.pivotalflow.quote.terms.LineKind;
import com.pivotalflow.quote.terms.SelectionTerm;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a quote was before a change. Whatever the change leaves alone is not looked up, not judged and not priced again.
 *
 * @param content as a client would state it, lines included
 * @param exchange the rate it was made with
 * @param lines with what was found for them
 */
public record QuoteBefore(CreateQuote content, ExchangeTerms exchange, KeptLines lines) {

    /** The content that is wanted, with what it leaves out of its lines filled in from what they were. */
    public CreateQuote complete(CreateQuote wanted) {
        // A rate belongs to its currency; one that was only carried along is looked up for the new one.
        boolean hasStaleRate = !keepsCurrency(wanted) && Sameness.of(wanted.fxRate(), content.fxRate());
        return wanted.with(
                hasStaleRate ? null : wanted.fxRate(),
                wanted.lines().stream().map(lines::complete).toList());
    }

    /** Whether the wanted content, once complete, says just what was there. */
    public boolean isSame(CreateQuote wanted) {
        return Sameness.of(plain(content), plain(wanted));
    }

    /** Whether the wanted content differs in annotations only: no customer sees them and no approval depends on them. */
    public boolean differsInAnnotationsOnly(CreateQuote wanted) {
        return isSame(wanted.withAnnotationsOf(content));
    }

    /** The members of the quote that the wanted content says otherwise. */
    public List<String> changedMembers(CreateQuote wanted) {
        return Sameness.differing(plain(content), plain(wanted));
    }

    /** Whether the quote stays in its currency. */
    public boolean keepsCurrency(CreateQuote wanted) {
        return Objects.equals(content.currency(), wanted.currency());
    }

    /** Whether the exchange rate stays as it was found. */
    public boolean keepsExchange(CreateQuote wanted) {
        return keepsCurrency(wanted) && Sameness.of(content.fxRate(), wanted.fxRate());
    }

    private static CreateQuote plain(CreateQuote content) {
        return content.with(
                content.fxRate(),
                content.lines().stream().map(QuoteBefore::plain).toList());
    }

    /** The same line in the one form that equal lines share: it is stored and shown like this. */
    private static CreateQuote.Line plain(CreateQuote.Line line) {
        List<LineDiscountTerm> discounts = line.discounts().stream()
                .filter(discount -> discount.value().signum() != 0)
                .sorted(Comparator.comparing(LineDiscountTerm::kind))
                .toList();
        return line.with(line.kind() == null ? LineKind.SERVICE : line.kind(), discounts, plain(line.selection()));
    }

    private static SelectionTerm plain(@Nullable SelectionTerm selection) {
        return selection == null
                ? new SelectionTerm(SelectionMode.REQUIRED, null, false)
                : new SelectionTerm(selection.mode(), selection.group(), Boolean.TRUE.equals(selection.selected()));
    }
}
