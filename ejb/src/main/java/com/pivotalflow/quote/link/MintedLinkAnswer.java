package com.pivotalflow.quote.link;

import com.pivotalflow.delivery.MintedLink;

/**
 * A link that was made just now.
 *
 * @param link with the address that is shown this once
 * @param quoteTag entity tag of the quote, which changed by it
 */
public record MintedLinkAnswer(MintedLink link, String quoteTag) {}
