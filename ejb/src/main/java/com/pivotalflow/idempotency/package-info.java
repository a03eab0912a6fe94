/**
 * Doing a thing once however often it is asked for: the answer to a request that carries a key is stored in the
 * transaction of its effect, and given again when the same request comes again.
 *
 * <p>Its main type is {@link com.pivotalflow.idempotency.IdempotencyService}. Features do not know that it exists; it
 * knows no feature.
 */
@NullMarked
package com.pivotalflow.idempotency;

import org.jspecify.annotations.NullMarked;
