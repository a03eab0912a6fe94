/**
 * Lists: keyset pages, their sort keys and the text that searches look at.
 *
 * <p>A {@link com.pivotalflow.listing.KeysetQuery} turns filters and a sort into one SQL statement that starts where the
 * previous page ended, so a page costs the same at any depth and rows inserted meanwhile shift nothing. The package
 * imports nothing of ours and holds no entity manager: a repository hands in what prepares a statement.
 */
@NullMarked
package com.pivotalflow.listing;

import org.jspecify.annotations.NullMarked;
