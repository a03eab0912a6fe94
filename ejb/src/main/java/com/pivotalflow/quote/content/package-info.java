/**
 * What a quote says and comes to, apart from where it is kept.
 *
 * <p>Owns the draft ({@link com.pivotalflow.quote.content.QuoteDraft}: everything found and computed) and the columns that
 * the working content and what was sent have in common, as embeddables ({@link
 * com.pivotalflow.quote.content.StoredLine}, {@link com.pivotalflow.quote.content.StoredHeading}). Holds no row and no
 * statement: the tables belong to those who embed it. Amounts are taken over as {@code pricing} gave them.
 */
@NullMarked
package com.pivotalflow.quote.content;

import org.jspecify.annotations.NullMarked;
