package com.pivotalflow.pricing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a customer takes of a quote: the complete list of wanted options and one member for each answered group
 * (specification 11.4). Required lines are not listed.
 *
 * @param options indexes of the wanted optional lines in {@link PriceableQuote#lines()}, in the order of the request
 * @param alternatives index of the chosen line by group code
 */
public record Choice(List<Integer> options, Map<String, Integer> alternatives) {
    /** Keeps its own copies. */
    public Choice {
        options = List.copyOf(options);
        alternatives = Map.copyOf(alternatives);
    }

    /** The author's preselection, which stands when the customer states no choice. */
    public static Choice preselected(PriceableQuote quote) {
        List<Integer> options = new ArrayList<>();
        Map<String, Integer> alternatives = new LinkedHashMap<>();
        for (int i = 0; i < quote.lines().size(); i++) {
            Selection selection = quote.lines().get(i).selection();
            String group = selection.group();
            if (selection.selected() && selection.mode() == SelectionMode.OPTIONAL) {
                options.add(i);
            } else if (selection.selected() && group != null) {
                alternatives.put(group, i);
            }
        }
        return new Choice(options, alternatives);
    }
}
