/**
 * Links to quotes: who gets one, and what staff see of it.
 *
 * <p>Owns the commands that send a quote and make further links, and how links are shown. Tokens, their life and their end
 * belong to {@code delivery}; no link is read or revoked here without it.
 */
@NullMarked
package com.pivotalflow.quote.link;

import org.jspecify.annotations.NullMarked;
