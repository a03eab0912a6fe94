package com.pivotalflow.quote;

import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.drafting.KeptLines;
import com.pivotalflow.quote.terms.AddQuoteLine;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.terms.ReorderLines;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Works on single lines of a quote. Each is a change of the quote like any other: its tag is demanded, everything is
 * computed anew, and what a customer received or somebody approves is as safe as from {@link QuoteService#update}.
 */
@Stateless
@PermitAll
@InTenant
public class QuoteLineService {

    private static final int MOST = 1000;

    @Inject
    QuoteReading reading;

    @Inject
    QuoteEditing editing;

    @Inject
    Clock clock;

    /**
     * Adds a line.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code NUMBER_OUT_OF_RANGE} for a
     *     place that does not exist, {@code LINES_TOO_MANY}; as {@link QuoteService#update}
     */
    public QuoteView add(Caller caller, QuoteId id, Precondition precondition, AddQuoteLine command) {
        FoundQuote found = reading.found(caller, id, precondition);
        int count = found.quote().lineIds().size();
        if (count == MOST) {
            throw invalid("", "LINES_TOO_MANY", "A quote has at most " + MOST + " lines.");
        }
        int position = command.position() == null ? count + 1 : command.position();
        if (position < 1 || position > count + 1) {
            throw invalid("/position", "NUMBER_OUT_OF_RANGE", "The line can take the places 1 to " + (count + 1) + ".");
        }
        return apply(caller, found, position - 1, lines -> {
            lines.add(position - 1, command.line());
            return lines;
        });
    }

    /**
     * Changes a line. One that selects another price is priced anew; otherwise it keeps the price it has, and with it
     * cost and tax.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code LINE_NOT_FOUND}; as
     *     {@link QuoteService#update}
     */
    public QuoteView change(
            Caller caller, QuoteId id, UUID line, Precondition precondition, Patch<CreateQuote.Line> patch) {
        FoundQuote found = reading.found(caller, id, precondition);
        int index = index(found, line);
        QuoteDraft.Line stored =
                found.quote().draftedLines(found.names().taxClasses()).get(index);
        return apply(caller, found, index, lines -> {
            CreateQuote.Line wanted = patch.applyTo(KeptLines.withoutWhatWasFound(lines.get(index), stored));
            if (!line.equals(wanted.id())) {
                throw invalid("/id", "FIELD_READ_ONLY", "A line keeps its id.");
            }
            lines.set(index, wanted);
            return lines;
        });
    }

    /**
     * Removes a line.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code LINE_NOT_FOUND}; {@code
     *     LINES_REQUIRED} for the only one; as {@link QuoteService#update}
     */
    public QuoteView remove(Caller caller, QuoteId id, UUID line, Precondition precondition) {
        FoundQuote found = reading.found(caller, id, precondition);
        int index = index(found, line);
        if (found.quote().lineIds().size() == 1) {
            throw invalid("", "LINES_REQUIRED", "A quote has at least one line: change this one, or delete the quote.");
        }
        return apply(caller, found, -1, lines -> {
            lines.remove(index);
            return lines;
        });
    }

    /**
     * Puts the lines in another order.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code LINE_ID_INVALID} for each
     *     id that is not a line's, stands there twice or is left out; as {@link QuoteService#update}
     */
    public QuoteView reorder(Caller caller, QuoteId id, Precondition precondition, ReorderLines command) {
        FoundQuote found = reading.found(caller, id, precondition);
        requireEach(found.quote().lineIds(), command.order());
        return apply(caller, found, -1, lines -> {
            Map<UUID, CreateQuote.Line> byId = new HashMap<>();
            lines.forEach(line -> byId.put(line.id(), line));
            return command.order().stream().map(byId::get).toList();
        });
    }

    private static void requireEach(List<UUID> lines, List<UUID> order) {
        List<UUID> left = new ArrayList<>(lines);
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            if (!left.remove(order.get(i))) {
                errors.add(new FieldError(
                        "/order/" + i, "LINE_ID_INVALID", "Name each line of this quote, and each only once."));
            }
        }
        if (!left.isEmpty()) {
            errors.add(new FieldError("/order", "LINE_ID_INVALID", left.size() + " lines of the quote are left out."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private static int index(FoundQuote found, UUID line) {
        int index = found.quote().lineIds().indexOf(line);
        if (index < 0) {
            throw new NotFoundException("LINE");
        }
        return index;
    }

    /** @param own place of the line that the request is about, whose members are pointed to without it; or -1 */
    private QuoteView apply(Caller caller, FoundQuote found, int own, UnaryOperator<List<CreateQuote.Line>> change) {
        try {
            return editing.apply(
                    caller,
                    found,
                    content -> content.with(content.fxRate(), change.apply(new ArrayList<>(content.lines()))),
                    clock.instant());
        } catch (DomainException e) {
            throw pointingInto(own, e);
        }
    }

    private static DomainException pointingInto(int own, DomainException refused) {
        Pattern line = Pattern.compile("^/lines/" + own + "(?=/|$)");
        List<FieldError> errors = refused.errors().stream()
                .map(error ->
                        new FieldError(line.matcher(error.pointer()).replaceFirst(""), error.code(), error.detail()))
                .toList();
        return new DomainException(refused.refusal(), refused.code(), refused.detail(), errors, refused.members());
    }

    private static InvalidInputException invalid(String pointer, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError(pointer, code, detail)));
    }
}
