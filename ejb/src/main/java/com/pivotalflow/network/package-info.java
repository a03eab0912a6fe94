/**
 * Addresses of networks: {@link com.pivotalflow.network.AddressRange}, as operators write them and as requests are judged by
 * them. The package must not ask a name server anything.
 */
@NullMarked
package com.pivotalflow.network;

import org.jspecify.annotations.NullMarked;
