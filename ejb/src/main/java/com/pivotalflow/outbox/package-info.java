/**
 * Events for other systems, written in the transaction of the change that they tell of, so that there is never one without
 * the other. {@link com.pivotalflow.outbox.OutboxService} keeps them and hands them out in order; {@link
 * com.pivotalflow.outbox.EventType} names them all. The package must not know the features that publish, nor who is
 * subscribed.
 */
@NullMarked
package com.pivotalflow.outbox;

import org.jspecify.annotations.NullMarked;
