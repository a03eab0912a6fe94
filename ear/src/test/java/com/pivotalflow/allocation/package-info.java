/** Allocations and capacity over HTTP. Each test makes an organization of its own. */
@NullMarked
package com.pivotalflow.allocation;

import org.jspecify.annotations.NullMarked;
