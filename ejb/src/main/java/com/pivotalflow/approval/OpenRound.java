package com.pivotalflow.approval;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote shall be approved.
 *
 * @param quoteId the quote
 * @param digest SHA-256 of what is to be approved
 * @param authors everybody who may not decide
 * @param note the submitter's words for those who decide
 * @param matches the rules that matched, at least one
 */
public record OpenRound(
        UUID quoteId,
        byte[] digest,
        Set<UUID> authors,
        @Nullable String note,
        List<RuleMatch> matches) {

    public OpenRound {
        digest = digest.clone();
        authors = Set.copyOf(authors);
        matches = List.copyOf(matches);
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }
}
