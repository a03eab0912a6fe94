/**
 * Whether this node may get requests, as far as the schema decides it: the check behind {@code /health/ready}.
 *
 * <p>Owns nothing but the answer in the form of MicroProfile Health. It is packed into a library of the EAR of its own,
 * because the server registers health checks from there and silently none from a module; so it must not use any other
 * class of the product: the module tells it whom to ask.
 *
 * <p>Main type: {@link com.pivotalflow.schema.health.SchemaReadiness}.
 */
@NullMarked
package com.pivotalflow.schema.health;

import org.jspecify.annotations.NullMarked;
