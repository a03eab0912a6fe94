/**
 * Prints of quotes and of what was sent.
 *
 * <p>Owns what a print is made from ({@link com.pivotalflow.quote.print.PrintableQuote}), a print that was made ahead of
 * sending ({@link com.pivotalflow.quote.print.PrintedQuote}) and the file that is handed out. Loads and stores nothing: how
 * a page looks is {@code print}'s, where the bytes are kept is the business of whoever sends.
 */
@NullMarked
package com.pivotalflow.quote.print;

import org.jspecify.annotations.NullMarked;
