package com.pivotalflow.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that was made just now.
 *
 * @param id the link
 * @param recipient who it is for
 * @param url where it leads, with the token; null wherever it was shown before
 */
public record MintedLink(
        UUID id,
        Recipient recipient,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String url) {

    /** The same as it may be kept. */
    public MintedLink withoutUrl() {
        return new MintedLink(id, recipient, null);
    }

    /** Leaves the token out, so that no log can show it. */
    @Override
    public String toString() {
        return "MintedLink[" + id + "]";
    }
}
