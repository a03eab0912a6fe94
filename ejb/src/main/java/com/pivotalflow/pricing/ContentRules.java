package com.pivotalflow.pricing;

import com.pivotalflow.money.Percentage;
import com.pivotalflow.money.ValueRejectedException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the parts of a quote fit together, before anything is computed (specification 15). */
final class ContentRules {
    private static final int MOST_LINES = 1000;

    private final PriceableQuote quote;
    private final Rejections rejections;
    private final Map<String, Integer> membersByGroup = new HashMap<>();
    private final Map<String, Integer> selectedByGroup = new HashMap<>();

    private ContentRules(PriceableQuote quote, Rejections rejections) {
        this.quote = quote;
        this.rejections = rejections;
    }

    static void check(PriceableQuote quote, Rejections rejections) {
        ContentRules rules = new ContentRules(quote, rejections);
        rules.checkCurrencies();
        rules.checkDeposit();
        rules.checkGroupCodes();
        rules.checkLines();
        rules.checkGroupMembers();
        DiscountRules.checkDocument(quote, rejections);
    }

    private void checkCurrencies() {
        if (!quote.currency().isQuotable()) {
            rejections.add(
                    "/currency", RejectionCode.CURRENCY_UNSUPPORTED, "A quote has a currency of at most 3 decimals.");
        }
        if (quote.currency().equals(quote.baseCurrency())
                && !quote.exchangeRate().isOne()) {
            rejections.add(
                    "/fxRate", RejectionCode.FX_RATE_INVALID, "A quote in the base currency has no exchange rate.");
        }
    }

    private void checkDeposit() {
        BigDecimal deposit = quote.depositPercent();
        if (deposit == null) {
            return;
        }
        if (deposit.signum() == 0) {
            rejectDeposit(RejectionCode.DEPOSIT_RANGE);
            return;
        }
        try {
            var unused = Percentage.ofPercent(deposit);
        } catch (ValueRejectedException e) {
            boolean scale = e.code().equals(ValueRejectedException.SCALE_EXCEEDED);
            rejectDeposit(scale ? RejectionCode.SCALE_EXCEEDED : RejectionCode.DEPOSIT_RANGE);
        }
    }

    private void rejectDeposit(RejectionCode code) {
        rejections.add(
                "/depositPercent", code, "A deposit is above 0 and at most 100 per cent with at most 6 decimals.");
    }

    private void checkGroupCodes() {
        List<AlternativeGroup> groups = quote.groups();
        for (int i = 0; i < groups.size(); i++) {
            if (membersByGroup.put(groups.get(i).code(), 0) != null) {
                rejections.add(
                        "/groups/" + i + "/code", RejectionCode.GROUP_INVALID, "Another group has the same code.");
            }
        }
    }

    private void checkLines() {
        List<PriceableLine> lines = quote.lines();
        if (lines.isEmpty()) {
            rejections.add("/lines", RejectionCode.LINES_REQUIRED, "A quote has at least one line.");
        } else if (lines.size() > MOST_LINES) {
            rejections.add("/lines", RejectionCode.LINES_TOO_MANY, "A quote has at most 1000 lines.");
        }
        for (int i = 0; i < lines.size(); i++) {
            checkExemptReason(i, lines.get(i));
            checkSelection(i, lines.get(i).selection());
        }
    }

    private void checkExemptReason(int index, PriceableLine line) {
        boolean exempt = line.taxRate().exempt();
        if (exempt && line.taxExemptReason() == null) {
            rejections.add(
                    "/lines/" + index + "/taxExemptReason",
                    RejectionCode.TAX_EXEMPT_REASON_REQUIRED,
                    "An exempt line states the reason.");
        } else if (!exempt && line.taxExemptReason() != null) {
            rejections.add(
                    "/lines/" + index + "/taxExemptReason",
                    RejectionCode.TAX_EXEMPT_REASON_UNEXPECTED,
                    "Only a line of an exempt tax class states a reason.");
        }
    }

    private void checkSelection(int index, Selection selection) {
        String pointer = "/lines/" + index + "/selection";
        if (selection.mode() == SelectionMode.REQUIRED && selection.selected()) {
            rejections.add(pointer + "/selected", RejectionCode.SELECTION_MODE, "A required line is always selected.");
        }
        if (selection.mode() == SelectionMode.ALTERNATIVE) {
            checkMember(pointer, selection);
        } else if (selection.group() != null) {
            rejections.add(pointer + "/group", RejectionCode.SELECTION_MODE, "Only an alternative names a group.");
        }
    }

    private void checkMember(String pointer, Selection selection) {
        String group = selection.group();
        if (group == null || !membersByGroup.containsKey(group)) {
            rejections.add(pointer + "/group", RejectionCode.GROUP_UNKNOWN, "An alternative names a declared group.");
            return;
        }
        membersByGroup.merge(group, 1, Integer::sum);
        if (selection.selected() && selectedByGroup.merge(group, 1, Integer::sum) > 1) {
            rejections.add(
                    pointer + "/selected",
                    RejectionCode.GROUP_SELECTION,
                    "Another member of group " + group + " is selected.");
        }
    }

    private void checkGroupMembers() {
        List<AlternativeGroup> groups = quote.groups();
        for (int i = 0; i < groups.size(); i++) {
            if (membersByGroup.getOrDefault(groups.get(i).code(), 0) < 2) {
                rejections.add("/groups/" + i, RejectionCode.GROUP_INVALID, "A group has at least two members.");
            }
        }
    }
}
