package com.pivotalflow.rest.page;

import com.pivotalflow.delivery.LinkDirectoryService;
import com.pivotalflow.delivery.LinkHolder;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.PublicDecisionService;
import com.pivotalflow.quote.PublicQuoteService;
import com.pivotalflow.quote.offer.AcceptQuote;
import com.pivotalflow.quote.offer.CalculateSelection;
import com.pivotalflow.quote.offer.DeclineQuote;
import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.rest.json.CommandForms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Serves customers: shows them their quote, prices what they choose and takes their decision. */
@ApplicationScoped
class QuoteDesk {

    private static final int OK = 200;
    private static final int INVALID = 422;

    private static final Set<String> FIELDS = Set.of(
            DecisionFields.NAME,
            DecisionFields.EMAIL,
            DecisionFields.ROLE,
            DecisionFields.REASON,
            DecisionFields.TERMS);

    @Inject
    LinkDirectoryService links;

    @Inject
    PublicQuoteService quotes;

    @Inject
    PublicDecisionService decisions;

    @Inject
    CommandForms commands;

    /** The quote as it was sent, or the receipt of what was decided. Has no effect. */
    PageAnswer show(String token) {
        LinkHolder holder = links.find(token);
        PublicQuoteView quote = quotes.get(holder.organization(), holder.link());
        ChoiceFields choice = ChoiceFields.of(quote);
        Priced priced = quote.decision() == null
                ? Priced.of(quote)
                : priced(holder, choice).orElseGet(() -> Priced.of(quote));
        return page(token, quote, priced, choice, null);
    }

    /**
     * What a press of a button gives.
     *
     * @param action name of the button
     * @param said what the form has in it
     * @param isReader whether somebody pressed it, rather than a script that keeps the totals up to date
     * @param language that the reader likes best, if it is known
     */
    PageAnswer press(String token, String action, DecisionFields said, boolean isReader, @Nullable String language) {
        LinkHolder holder = links.find(token);
        PublicQuoteView quote = quotes.get(holder.organization(), holder.link());
        if (quote.decision() != null) {
            return PageAnswer.seeOther(CustomerPage.PATH + token);
        }
        if (isReader) {
            quotes.view(holder.organization(), holder.link());
        }
        return switch (action) {
            case "review" -> review(token, holder, quote, said, Set.of());
            case "accept" -> accept(token, holder, quote, said, language);
            case "refuse" -> decline(token, quote, said, Set.of());
            case "decline" -> decline(token, holder, quote, said, language);
            default -> calculate(token, holder, quote, said.choice());
        };
    }

    private PageAnswer calculate(String token, LinkHolder holder, PublicQuoteView quote, ChoiceFields choice) {
        return priced(holder, choice)
                .map(priced -> page(token, quote, priced, choice, null))
                .orElseGet(() -> page(token, quote, Priced.of(quote), choice, "pageChoiceLead"));
    }

    private PageAnswer review(
            String token, LinkHolder holder, PublicQuoteView quote, DecisionFields said, Set<String> wrong) {
        return priced(holder, said.choice())
                .map(priced -> PageAnswer.page(
                        wrong.isEmpty() ? OK : INVALID,
                        Template.DECISION.with(DecisionSheet.accept(token, quote, priced, said, wrong))))
                .orElseGet(() -> page(token, quote, Priced.of(quote), said.choice(), "pageChoiceLead"));
    }

    private PageAnswer accept(
            String token, LinkHolder holder, PublicQuoteView quote, DecisionFields said, @Nullable String language) {
        try {
            AcceptQuote yes = commands.read(said.yes(), AcceptQuote.class);
            var unused = decisions.accept(holder.organization(), holder.link(), yes, language);
            return PageAnswer.seeOther(CustomerPage.PATH + token);
        } catch (DomainException e) {
            return isDecided(e)
                    ? PageAnswer.seeOther(CustomerPage.PATH + token)
                    : review(token, holder, quote, said, wrong(e));
        }
    }

    private PageAnswer decline(
            String token, LinkHolder holder, PublicQuoteView quote, DecisionFields said, @Nullable String language) {
        try {
            DeclineQuote no = commands.read(said.no(), DeclineQuote.class);
            var unused = decisions.decline(holder.organization(), holder.link(), no, language);
            return PageAnswer.seeOther(CustomerPage.PATH + token);
        } catch (DomainException e) {
            return isDecided(e)
                    ? PageAnswer.seeOther(CustomerPage.PATH + token)
                    : decline(token, quote, said, wrong(e));
        }
    }

    private static PageAnswer decline(String token, PublicQuoteView quote, DecisionFields said, Set<String> wrong) {
        return PageAnswer.page(
                wrong.isEmpty() ? OK : INVALID,
                Template.DECISION.with(DecisionSheet.decline(token, quote, Priced.of(quote), said, wrong)));
    }

    /** Of two that decide at the same time the later one sees what the other decided. */
    private static boolean isDecided(DomainException refusal) {
        return refusal.code().equals("QUOTE_ALREADY_DECIDED");
    }

    /**
     * The fields that a refusal is about.
     *
     * @throws DomainException the refusal, where it is about something else; {@code CONTENT_CHANGED} where it is about what
     *     the form carries unseen
     */
    private static Set<String> wrong(DomainException refusal) {
        Set<String> wrong = refusal.errors().stream()
                .map(FieldError::pointer)
                .map(pointer -> pointer.split("/", -1))
                .map(steps -> steps.length > 1 ? steps[1] : "")
                .collect(Collectors.toSet());
        if (wrong.isEmpty()) {
            throw refusal;
        }
        if (!FIELDS.containsAll(wrong)) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "CONTENT_CHANGED",
                    "The form is not the one that was shown.",
                    List.of(),
                    Map.of());
        }
        return wrong;
    }

    /** What a choice comes to; empty when the quote does not offer it. */
    private Optional<Priced> priced(LinkHolder holder, ChoiceFields choice) {
        try {
            CalculateSelection command =
                    commands.read(Map.<String, Object>of("selection", choice.selection()), CalculateSelection.class);
            return Optional.of(Priced.of(quotes.calculate(holder.organization(), holder.link(), command)));
        } catch (InvalidInputException e) {
            return Optional.empty();
        } catch (DomainException e) {
            if (e.code().equals("SELECTION_INVALID")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static PageAnswer page(
            String token, PublicQuoteView quote, Priced priced, ChoiceFields choice, @Nullable String message) {
        return PageAnswer.page(
                message == null ? OK : INVALID,
                Template.QUOTE.with(QuoteSheet.of(token, quote, priced, choice, message)));
    }
}
