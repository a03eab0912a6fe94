package com.pivotalflow.quote;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.pricing.Choice;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.pricing.QuoteCalculation;
import com.pivotalflow.pricing.Selection;
import com.pivotalflow.pricing.SelectionMode;
import com.pivotalflow.quote.content.QuoteDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a version comes to once somebody chose of it: its lines with the choice in them, and every amount computed with
 * the policy and the rates that were frozen.
 *
 * @param choice what was chosen, by the indexes of lines
 * @param keys of the lines, in order
 * @param lines as they were drafted, with the choice in place of what the author preselected
 * @param priceable the input of the calculation
 * @param priced its result
 */
record ChosenContent(
        Choice choice, List<UUID> keys, List<QuoteDraft.Line> lines, PriceableQuote priceable, PricedQuote priced) {

    ChosenContent {
        keys = List.copyOf(keys);
        lines = List.copyOf(lines);
    }

    /**
     * The content of a version with a choice.
     *
     * @throws com.pivotalflow.pricing.CalculationRejectedException {@code SELECTION_INVALID} if the version does not
     *     offer it
     */
    static ChosenContent of(QuoteVersion version, PriceableQuote offered, Choice choice) {
        PricedQuote priced = QuoteCalculation.chosen(offered, choice);
        Set<Integer> taken = taken(choice);
        List<QuoteDraft.Line> drafted = version.draftedLines();
        List<QuoteDraft.Line> lines = new ArrayList<>(drafted.size());
        for (int i = 0; i < drafted.size(); i++) {
            Selection selection = drafted.get(i).priceable().selection();
            lines.add(
                    selection.mode() == SelectionMode.REQUIRED
                            ? drafted.get(i)
                            : drafted.get(i)
                                    .withSelection(
                                            new Selection(selection.mode(), selection.group(), taken.contains(i))));
        }
        return new ChosenContent(
                choice,
                version.lines().stream().map(QuoteVersionLine::key).toList(),
                lines,
                offered.withLines(lines.stream().map(QuoteDraft.Line::priceable).toList()),
                priced);
    }

    /** Keys of the optional lines that were chosen, in order of position. */
    List<UUID> options() {
        return choice.options().stream().sorted().map(keys::get).toList();
    }

    /** Keys of the lines that were chosen, by the codes of their groups. */
    Map<String, UUID> alternatives() {
        Map<String, UUID> alternatives = new LinkedHashMap<>();
        choice.alternatives().forEach((group, line) -> alternatives.put(group, keys.get(line)));
        return alternatives;
    }

    /** Indexes of all lines that were chosen. */
    Set<Integer> taken() {
        return taken(choice);
    }

    private static Set<Integer> taken(Choice choice) {
        Set<Integer> taken = new HashSet<>(choice.options());
        taken.addAll(choice.alternatives().values());
        return taken;
    }

    /** SHA-256 over what was chosen, in canonical form. */
    byte[] selectionHash() {
        return CanonicalDocument.ofSelection(alternatives(), options()).hash();
    }
}
