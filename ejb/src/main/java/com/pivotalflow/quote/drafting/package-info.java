/**
 * Makes drafts of what was stated: fills in defaults, keeps what a change leaves alone, finds prices and taxes anew.
 *
 * <p>Owns what a change starts from ({@link com.pivotalflow.quote.drafting.QuoteBefore}, {@link
 * com.pivotalflow.quote.drafting.KeptLines}), repricing and duplication. Reads other features and changes nothing: a draft
 * becomes a quote elsewhere. Prices come from {@code ratecard}, amounts from {@code pricing}.
 */
@NullMarked
package com.pivotalflow.quote.drafting;

import org.jspecify.annotations.NullMarked;
