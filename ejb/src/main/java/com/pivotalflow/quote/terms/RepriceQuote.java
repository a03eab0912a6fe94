package com.pivotalflow.quote.terms;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finding the prices of a quote anew.
 *
 * @param apply whether the result is kept; only shown when absent
 * @param explicitLineIds lines with a price set by hand whose price is to be found too; the others keep theirs
 * @param previewHash of the result that was shown, to keep just that
 */
public record RepriceQuote(
        @Nullable Boolean apply,
        @Size(max = 1000, message = "{TOO_MANY}") List<UUID> explicitLineIds,
        @Nullable String previewHash) {

    public RepriceQuote {
        explicitLineIds = List.copyOf(explicitLineIds);
    }

    /** Everything that a card priced, and nothing that was set by hand. */
    public static RepriceQuote pricesOfCards() {
        return new RepriceQuote(null, List.of(), null);
    }

    public boolean isToBeKept() {
        return Boolean.TRUE.equals(apply);
    }
}
