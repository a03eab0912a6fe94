package com.pivotalflow.pricing;

import com.pivotalflow.money.Money;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which lines count in a selection (specification 8.4): a set of line indexes. */
final class IncludedLines {
    private IncludedLines() {}

    /** Required lines and what the author preselected. */
    static BitSet byAuthor(PriceableQuote quote) {
        BitSet included = new BitSet();
        for (int i = 0; i < quote.lines().size(); i++) {
            included.set(i, quote.lines().get(i).selection().isIncluded());
        }
        return included;
    }

    /** Required lines and the cheapest member of each group that has to be answered. */
    static BitSet minimum(PriceableQuote quote, List<StatedLine> stated) {
        Set<String> answered = new HashSet<>();
        for (AlternativeGroup group : quote.groups()) {
            if (group.choose() == GroupChoice.EXACTLY_ONE) {
                answered.add(group.code());
            }
        }
        BitSet included = ofMode(quote, SelectionMode.REQUIRED);
        extremes(quote, stated, -1).forEach((group, line) -> {
            if (answered.contains(group)) {
                included.set(line);
            }
        });
        return included;
    }

    /** Required and optional lines and the dearest member of each group. */
    static BitSet maximum(PriceableQuote quote, List<StatedLine> stated) {
        BitSet included = ofMode(quote, SelectionMode.REQUIRED);
        included.or(ofMode(quote, SelectionMode.OPTIONAL));
        extremes(quote, stated, 1).values().forEach(included::set);
        return included;
    }

    /**
     * Required lines and what the customer chose.
     *
     * @throws CalculationRejectedException {@code SELECTION_INVALID} if the quote does not offer this choice
     */
    static BitSet chosen(PriceableQuote quote, Choice choice) {
        Rejections rejections = new Rejections();
        BitSet included = ofMode(quote, SelectionMode.REQUIRED);
        BitSet optional = ofMode(quote, SelectionMode.OPTIONAL);
        for (int i = 0; i < choice.options().size(); i++) {
            int line = choice.options().get(i);
            if (line < 0 || !optional.get(line) || included.get(line)) {
                reject("/selection/options/" + i, "This is not an optional line, or it is listed twice.", rejections);
            } else {
                included.set(line);
            }
        }
        // Sorted, so that the errors always come in the same order.
        new TreeMap<>(choice.alternatives()).forEach((group, line) -> {
            if (isMember(quote, group, line)) {
                included.set(line);
            } else {
                reject(pointer(group), "This line is not a member of the group.", rejections);
            }
        });
        checkAnswered(quote, choice, rejections);
        rejections.throwIfAny();
        return included;
    }

    private static void checkAnswered(PriceableQuote quote, Choice choice, Rejections rejections) {
        for (AlternativeGroup group : quote.groups()) {
            if (group.choose() == GroupChoice.EXACTLY_ONE
                    && !choice.alternatives().containsKey(group.code())) {
                reject(pointer(group.code()), "One member of the group has to be chosen.", rejections);
            }
        }
    }

    private static boolean isMember(PriceableQuote quote, String group, int line) {
        if (line < 0 || line >= quote.lines().size()) {
            return false;
        }
        Selection selection = quote.lines().get(line).selection();
        return selection.mode() == SelectionMode.ALTERNATIVE && group.equals(selection.group());
    }

    private static BitSet ofMode(PriceableQuote quote, SelectionMode mode) {
        BitSet lines = new BitSet();
        for (int i = 0; i < quote.lines().size(); i++) {
            lines.set(i, quote.lines().get(i).selection().mode() == mode);
        }
        return lines;
    }

    /** The dearest (sign 1) or cheapest (sign -1) member of each group; the lower position wins a tie. */
    private static Map<String, Integer> extremes(PriceableQuote quote, List<StatedLine> stated, int sign) {
        Map<String, Integer> extremes = new HashMap<>();
        for (int i = 0; i < quote.lines().size(); i++) {
            Selection selection = quote.lines().get(i).selection();
            String group = selection.group();
            if (selection.mode() != SelectionMode.ALTERNATIVE || group == null) {
                continue;
            }
            Integer best = extremes.get(group);
            Money amount = stated.get(i).stated();
            if (best == null || amount.compareTo(stated.get(best).stated()) * sign > 0) {
                extremes.put(group, i);
            }
        }
        return extremes;
    }

    private static void reject(String pointer, String detail, Rejections rejections) {
        rejections.add(pointer, RejectionCode.SELECTION_INVALID, detail);
    }

    /** The group comes from the customer's request, so the characters with a meaning in RFC 6901 are escaped. */
    private static String pointer(String group) {
        return "/selection/alternatives/" + group.replace("~", "~0").replace("/", "~1");
    }
}
