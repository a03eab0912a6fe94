package com.pivotalflow.quote.view;

import com.pivotalflow.delivery.MintedLink;
import java.util.List;

/**
 * A quote that was sent just now.
 *
 * @param quote as it is
 * @param links one for each recipient, with the addresses that are shown this once
 */
public record SentQuote(QuoteView quote, List<MintedLink> links) {

    public SentQuote {
        links = List.copyOf(links);
    }

    /** The same as it may be kept. */
    public SentQuote withoutUrls() {
        return new SentQuote(quote, links.stream().map(MintedLink::withoutUrl).toList());
    }
}
