package com.pivotalflow.quote;

import java.util.List;

/**
 * The versions of a quote.
 *
 * @param items the newest first
 */
public record QuoteVersionList(List<QuoteVersionSummary> items) {

    public QuoteVersionList {
        items = List.copyOf(items);
    }
}
