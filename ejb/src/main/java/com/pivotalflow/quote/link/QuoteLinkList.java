package com.pivotalflow.quote.link;

import java.util.List;

/**
 * The links of a quote.
 *
 * @param items the newest first
 */
public record QuoteLinkList(List<QuoteLinkView> items) {

    public QuoteLinkList {
        items = List.copyOf(items);
    }
}
