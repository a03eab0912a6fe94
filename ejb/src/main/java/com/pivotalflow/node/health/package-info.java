/**
 * Whether this node wants requests: the check {@code node} in {@code /health/ready}, DOWN from the moment somebody told
 * the node to stop. The node serves on for some seconds then, and balancers look elsewhere meanwhile.
 *
 * <p>Owns nothing but the answer in the form of MicroProfile Health. It is packed into a library of the EAR of its own,
 * because the server registers health checks from there and silently none from a module; so it must not use any other
 * class of the product.
 *
 * <p>Main type: {@link com.pivotalflow.node.health.NodeReadiness}.
 */
@NullMarked
package com.pivotalflow.node.health;

import org.jspecify.annotations.NullMarked;
