/**
 * How events reach endpoints. {@link com.pivotalflow.webhook.delivery.OutboxRelay} makes a delivery of each event for each
 * endpoint that wants it; {@link com.pivotalflow.webhook.delivery.DeliveryPump} claims deliveries that are due, posts them and
 * writes down what came of it. A claim is a lease in the row, so no transaction is open and nothing is locked while a receiver
 * makes us wait, and what a node that died had claimed is due again by itself. At least once, and in order for each thing and
 * endpoint.
 */
@NullMarked
package com.pivotalflow.webhook.delivery;

import org.jspecify.annotations.NullMarked;
