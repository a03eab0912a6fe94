package com.pivotalflow.quote;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.ForbiddenException;
import java.util.ArrayList;
import java.util.List;

/** The parts of a quote that need a right of their own: prices and rates set by hand, and costs. */
final class QuoteRights {

    private static final String OVERRIDE = "quotes.override_price";
    private static final String VIEW_COST = "quotes.view_cost";

    private QuoteRights() {}

    /**
     * Checks the caller's rights against what the quote states.
     *
     * @throws ForbiddenException {@code PRICE_OVERRIDE_FORBIDDEN}, {@code TAX_OVERRIDE_FORBIDDEN} or
     *     {@code PERMISSION_DENIED}, naming every place that uses the right
     */
    static void check(Caller caller, CreateQuote content) {
        if (!caller.may(OVERRIDE)) {
            refuse("PRICE_OVERRIDE_FORBIDDEN", "A price or exchange rate set by hand", OVERRIDE, prices(content));
            refuse("TAX_OVERRIDE_FORBIDDEN", "A tax rate or policy set by hand", OVERRIDE, taxes(content));
        }
        if (!caller.may(VIEW_COST)) {
            refuse("PERMISSION_DENIED", "Stating costs", VIEW_COST, costs(content));
        }
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

    private static List<String> prices(CreateQuote content) {
        List<String> pointers = new ArrayList<>();
        if (content.fxRate() != null) {
            pointers.add("/fxRate");
        }
        for (int i = 0; i < content.lines().size(); i++) {
            if (content.lines().get(i).unitPrice() != null) {
                pointers.add("/lines/" + i + "/unitPrice");
            }
        }
        return pointers;
    }

    private static List<String> taxes(CreateQuote content) {
        List<String> pointers = new ArrayList<>();
        if (content.taxPolicy() != null) {
            pointers.add("/taxPolicy");
        }
        for (int i = 0; i < content.lines().size(); i++) {
            if (content.lines().get(i).taxRatePercent() != null) {
                pointers.add("/lines/" + i + "/taxRatePercent");
            }
        }
        return pointers;
    }

    private static List<String> costs(CreateQuote content) {
        List<String> pointers = new ArrayList<>();
        for (int i = 0; i < content.lines().size(); i++) {
            if (content.lines().get(i).unitCost() != null) {
                pointers.add("/lines/" + i + "/unitCost");
            }
        }
        return pointers;
    }
}
