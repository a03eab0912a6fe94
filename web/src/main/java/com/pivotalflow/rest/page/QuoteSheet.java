package com.pivotalflow.rest.page;

import com.pivotalflow.pricing.GroupChoice;
import com.pivotalflow.quote.lifecycle.DecisionOutcome;
import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.wording.Figures;
import com.pivotalflow.wording.Isolated;
import com.pivotalflow.wording.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A quote as its page shows it.
 *
 * @param t words by their names
 * @param lang of the words, BCP 47
 * @param title of the window
 * @param path of the page
 * @param api where the public interface has the quote
 * @param quote what is shown
 * @param offer who sends what
 * @param validFrom first day
 * @param deadline until when it can be decided
 * @param isOpen whether whoever looks may decide
 * @param isChoosing whether there is something to choose
 * @param lines in order
 * @param groups of which nothing may be taken
 * @param summary what it comes to
 * @param message what has to be told first; null for nothing
 * @param receipt what was decided; null before
 */
record QuoteSheet(
        Map<String, String> t,
        String lang,
        String title,
        String path,
        String api,
        PublicQuoteView quote,
        String offer,
        String validFrom,
        String deadline,
        boolean isOpen,
        boolean isChoosing,
        List<LineRow> lines,
        List<Nothing> groups,
        Summary summary,
        @Nullable String message,
        @Nullable Receipt receipt) {

    /**
     * The choice of taking nothing of a group.
     *
     * @param title of the group
     * @param input by which that is chosen
     */
    record Nothing(String title, LineRow.Input input) {}

    /**
     * What was decided.
     *
     * @param title what became of the quote
     * @param lead the same in a sentence, with the time
     * @param isYes whether it was accepted
     * @param selectionHash of what was chosen
     */
    record Receipt(
            String title,
            String lead,
            boolean isYes,
            @Nullable String selectionHash) {}

    /**
     * The page of a quote.
     *
     * @param token by which the customer came
     * @param priced what the choice comes to
     * @param choice what is chosen
     * @param message name of the words to be told first; null for nothing
     */
    static QuoteSheet of(
            String token, PublicQuoteView quote, Priced priced, ChoiceFields choice, @Nullable String message) {
        Locale locale = Locale.forLanguageTag(quote.locale());
        Words words = Words.of(locale);
        Figures figures = Figures.of(locale);
        boolean isOpen = quote.mayDecide() && quote.decision() == null;
        return new QuoteSheet(
                words.all(),
                words.language(),
                words.of("quote") + " " + quote.quoteNumber() + " – "
                        + Isolated.of(quote.seller().name()),
                CustomerPage.PATH + token,
                "/api/v1/public/quotes/" + token,
                quote,
                words.of("pageOffer", Isolated.of(quote.seller().name())),
                words.day(quote.validFrom().toString()),
                words.before(quote.deadline(), quote.timeZone()),
                isOpen,
                isOpen
                        && quote.lines().stream()
                                .anyMatch(line -> !line.selection().mode().equals("required")),
                priced.lines().stream()
                        .map(line -> LineRow.of(quote, line, isOpen ? choice : null, words, figures))
                        .toList(),
                isOpen ? nothings(quote, choice) : List.of(),
                Summary.of(quote, priced, words, figures),
                message == null ? null : words.of(message),
                receipt(quote, words));
    }

    private static List<Nothing> nothings(PublicQuoteView quote, ChoiceFields choice) {
        return quote.groups().stream()
                .filter(group -> group.choose() == GroupChoice.AT_MOST_ONE)
                .map(group -> new Nothing(
                        group.title(),
                        LineRow.nothing(group, !choice.alternatives().containsKey(group.code()))))
                .toList();
    }

    private static @Nullable Receipt receipt(PublicQuoteView quote, Words words) {
        PublicQuoteView.Decision decision = quote.decision();
        if (decision == null) {
            return null;
        }
        boolean isYes = decision.outcome() == DecisionOutcome.ACCEPTED;
        return new Receipt(
                words.of(isYes ? "pageAccepted" : "pageDeclined"),
                words.of(
                        isYes ? "pageAcceptedLead" : "pageDeclinedLead",
                        quote.quoteNumber(),
                        words.at(decision.decidedAt(), quote.timeZone()),
                        Isolated.of(quote.seller().name())),
                isYes,
                decision.selectionHash());
    }

    /** Whether a decision can be made by somebody else. */
    boolean isReadOnly() {
        return !quote.mayDecide() && quote.decision() == null;
    }

    /** The address of a side, line by line. */
    static List<String> lines(@Nullable String address) {
        return Objects.requireNonNullElse(address, "").lines().toList();
    }

    /** Where the seller is, line by line. */
    List<String> sellerAddress() {
        return lines(quote.seller().address());
    }

    /** Where the customer is, line by line. */
    List<String> customerAddress() {
        return lines(quote.customer().address());
    }
}
