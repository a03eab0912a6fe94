package com.pivotalflow.quote.view;

import com.pivotalflow.money.DecimalText;
import com.pivotalflow.quote.lifecycle.DecisionChannel;
import com.pivotalflow.quote.lifecycle.DecisionOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the customer said of a version, as staff see it.
 *
 * @param outcome yes or no
 * @param channel how it came in
 * @param name of who said it
 * @param email their address, if they gave it
 * @param role what they are to the customer
 * @param reference of the customer
 * @param reason why they said no
 * @param linkId the link that they used
 * @param recordedBy who wrote down what was said outside
 * @param contentHash of what they decided on
 * @param selectionHash of what they chose
 * @param selection what they chose
 * @param totals what that comes to
 * @param decidedAt when
 */
public record AcceptanceView(
        DecisionOutcome outcome,
        DecisionChannel channel,
        String name,
        @Nullable String email,
        @Nullable String role,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable UUID linkId,
        @Nullable UUID recordedBy,
        String contentHash,
        @Nullable String selectionHash,
        @Nullable Chosen selection,
        @Nullable Amounts totals,
        Instant decidedAt) {

    /**
     * What was chosen.
     *
     * @param options ids of the optional lines, in order
     * @param alternatives id of the line taken, by the code of its group
     */
    public record Chosen(List<UUID> options, Map<String, UUID> alternatives) {

        public Chosen {
            options = List.copyOf(options);
            alternatives = Map.copyOf(alternatives);
        }
    }

    /**
     * What was accepted, in the quote's currency.
     *
     * @param netTotal without tax
     * @param taxTotal tax
     * @param grandTotal with tax
     */
    public record Amounts(
            @DecimalText String netTotal,
            @DecimalText String taxTotal,
            @DecimalText String grandTotal) {}
}
