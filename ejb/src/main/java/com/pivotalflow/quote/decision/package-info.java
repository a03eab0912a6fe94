/**
 * What customers say of quotes, and how that is known.
 *
 * <p>Owns the evidence of a decision ({@link com.pivotalflow.quote.decision.Evidence}) and the commands by which staff
 * record what they learned outside. Moves no quote.
 */
@NullMarked
package com.pivotalflow.quote.decision;

import org.jspecify.annotations.NullMarked;
