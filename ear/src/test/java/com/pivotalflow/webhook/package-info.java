/** Webhooks, from outside: what may be registered, and what reaches a receiver. */
@NullMarked
package com.pivotalflow.webhook;

import org.jspecify.annotations.NullMarked;
