package com.pivotalflow.quote.drafting;

import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.ForbiddenException;
import com.pivotalflow.quote.terms.CreateQuote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parts of a quote that need a right of their own: prices and rates set by hand, and costs. */
public final class QuoteRights {

    private static final String OVERRIDE = "quotes.override_price";
    private static final String VIEW_COST = "quotes.view_cost";

    private QuoteRights() {}

    /**
     * Checks the caller's rights against what the quote states. What stood there before needs none.
     *
     * @param before the quote that is changed; absent for a new one
     * @throws ForbiddenException {@code PRICE_OVERRIDE_FORBIDDEN}, {@code TAX_OVERRIDE_FORBIDDEN} or
     *     {@code PERMISSION_DENIED}, naming every place that uses the right
     */
    public static void check(Caller caller, CreateQuote content, @Nullable QuoteBefore before) {
        KeptLines kept = before == null ? KeptLines.NONE : before.lines();
        if (!caller.may(OVERRIDE)) {
            List<String> prices = lines(content, kept::keepsPrice, CreateQuote.Line::unitPrice, "unitPrice");
            if (content.fxRate() != null && (before == null || !before.keepsExchange(content))) {
                prices.add(0, "/fxRate");
            }
            refuse("PRICE_OVERRIDE_FORBIDDEN", "A price or exchange rate set by hand", OVERRIDE, prices);
            List<String> taxes = lines(content, kept::keepsTax, CreateQuote.Line::taxRatePercent, "taxRatePercent");
            CreateQuote.Policy policy = content.taxPolicy();
            if (policy != null
                    && (before == null || !Sameness.of(policy, before.content().taxPolicy()))) {
                taxes.add(0, "/taxPolicy");
            }
            refuse("TAX_OVERRIDE_FORBIDDEN", "A tax rate or policy set by hand", OVERRIDE, taxes);
        }
        if (!caller.may(VIEW_COST)) {
            List<String> costs = lines(content, kept::keepsCost, CreateQuote.Line::unitCost, "unitCost");
            refuse("PERMISSION_DENIED", "Stating costs", VIEW_COST, costs);
        }
    }

    /** Where a line states the member otherwise than it was. */
    private static List<String> lines(
            CreateQuote content,
            Predicate<CreateQuote.Line> keeps,
            Function<CreateQuote.Line, @Nullable BigDecimal> member,
            String name) {
        List<String> pointers = new ArrayList<>();
        for (int i = 0; i < content.lines().size(); i++) {
            CreateQuote.Line line = content.lines().get(i);
            if (member.apply(line) != null && !keeps.test(line)) {
                pointers.add("/lines/" + i + "/" + name);
            }
        }
        return pointers;
    }

    private static void refuse(String code, String what, String permission, List<String> pointers) {
        if (!pointers.isEmpty()) {
            String detail = what + " needs the permission " + permission + ".";
            throw new ForbiddenException(
                    code,
                    detail,
                    permission,
                    pointers.stream()
                            .map(pointer -> new FieldError(pointer, code, detail))
                            .toList());
        }
    }
}
