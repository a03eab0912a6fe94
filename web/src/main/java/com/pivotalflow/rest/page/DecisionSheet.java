package com.pivotalflow.rest.page;

import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.wording.Figures;
import com.pivotalflow.wording.Isolated;
import com.pivotalflow.wording.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The question before a decision.
 *
 * @param t words by their names
 * @param lang of the words, BCP 47
 * @param title of the window
 * @param path of the page
 * @param quote what is decided on
 * @param isYes whether it is to be accepted
 * @param heading what is asked
 * @param lead the same in a sentence
 * @param button what is pressed to decide
 * @param isWrong whether a field has to be looked at again
 * @param fields to be filled in
 * @param terms whether the terms have to be agreed to, and were not
 * @param hidden what goes with it unseen
 * @param chosen descriptions of the lines that were up to the customer and are taken
 * @param summary what it comes to
 */
record DecisionSheet(
        Map<String, String> t,
        String lang,
        String title,
        String path,
        PublicQuoteView quote,
        boolean isYes,
        String heading,
        String lead,
        String button,
        boolean isWrong,
        List<Field> fields,
        boolean terms,
        List<ChoiceFields.Hidden> hidden,
        List<String> chosen,
        Summary summary) {

    /**
     * A field.
     *
     * @param name of the member it becomes
     * @param label what it is for
     * @param value what was filled in before
     * @param type as HTML names it
     * @param autocomplete what browsers may fill in by themselves
     * @param isLong whether it takes several lines
     * @param hint what is wrong with it; empty for nothing
     */
    record Field(
            String name, String label, String value, String type, String autocomplete, boolean isLong, String hint) {}

    /**
     * The question whether to accept.
     *
     * @param wrong names of the fields that have to be looked at again
     */
    static DecisionSheet accept(
            String token, PublicQuoteView quote, Priced priced, DecisionFields said, Set<String> wrong) {
        Words words = Words.of(Locale.forLanguageTag(quote.locale()));
        Summary summary = Summary.of(quote, priced, words, Figures.of(Locale.forLanguageTag(quote.locale())));
        List<ChoiceFields.Hidden> hidden = new ArrayList<>(said.choice().hidden());
        hidden.add(new ChoiceFields.Hidden(DecisionFields.HASH, quote.contentHash()));
        hidden.add(new ChoiceFields.Hidden(DecisionFields.TOTAL, priced.totals().grandTotal()));
        return new DecisionSheet(
                words.all(),
                words.language(),
                words.of("pageAcceptTitle") + " " + quote.quoteNumber(),
                CustomerPage.PATH + token,
                quote,
                true,
                words.of("pageAcceptTitle"),
                words.of(
                        "pageAcceptLead",
                        quote.quoteNumber(),
                        Isolated.of(quote.seller().name())),
                words.of("pageAcceptButton", summary.total()),
                !wrong.isEmpty(),
                List.of(
                        name(words, said, wrong),
                        email(words, said, wrong),
                        new Field(
                                DecisionFields.ROLE,
                                words.of("pageRole"),
                                said.role(),
                                "text",
                                "organization-title",
                                false,
                                hint(DecisionFields.ROLE, "pageCheckRole", words, wrong))),
                wrong.contains(DecisionFields.TERMS),
                hidden,
                chosen(priced),
                summary);
    }

    /** The question whether to decline; as {@link #accept}. */
    static DecisionSheet decline(
            String token, PublicQuoteView quote, Priced priced, DecisionFields said, Set<String> wrong) {
        Words words = Words.of(Locale.forLanguageTag(quote.locale()));
        return new DecisionSheet(
                words.all(),
                words.language(),
                words.of("pageDeclineTitle") + " " + quote.quoteNumber(),
                CustomerPage.PATH + token,
                quote,
                false,
                words.of("pageDeclineTitle"),
                words.of(
                        "pageDeclineLead",
                        quote.quoteNumber(),
                        Isolated.of(quote.seller().name())),
                words.of("pageDeclineButton"),
                !wrong.isEmpty(),
                List.of(
                        name(words, said, wrong),
                        email(words, said, wrong),
                        new Field(
                                DecisionFields.REASON,
                                words.of("pageReason"),
                                said.reason(),
                                "text",
                                "off",
                                true,
                                hint(DecisionFields.REASON, "pageCheckReason", words, wrong))),
                false,
                List.of(),
                List.of(),
                Summary.of(quote, priced, words, Figures.of(Locale.forLanguageTag(quote.locale()))));
    }

    private static Field name(Words words, DecisionFields said, Set<String> wrong) {
        return new Field(
                DecisionFields.NAME,
                words.of("pageName"),
                said.name(),
                "text",
                "name",
                false,
                hint(DecisionFields.NAME, "pageCheckName", words, wrong));
    }

    private static Field email(Words words, DecisionFields said, Set<String> wrong) {
        return new Field(
                DecisionFields.EMAIL,
                words.of("pageEmail"),
                said.email(),
                "email",
                "email",
                false,
                hint(DecisionFields.EMAIL, "pageCheckEmail", words, wrong));
    }

    private static String hint(String field, String check, Words words, Set<String> wrong) {
        return wrong.contains(field) ? words.of(check) : "";
    }

    private static List<String> chosen(Priced priced) {
        return priced.lines().stream()
                .filter(line -> line.included() && !line.selection().mode().equals("required"))
                .map(PublicQuoteView.Line::description)
                .toList();
    }
}
