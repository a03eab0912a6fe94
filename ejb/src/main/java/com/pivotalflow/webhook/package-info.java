/**
 * Who is told of events: endpoints that administrators of an organization register, their secrets, and where they may be.
 * {@link com.pivotalflow.webhook.WebhookService} keeps them; {@link com.pivotalflow.webhook.Destinations} refuses addresses
 * inside of networks, when an endpoint is saved and again when it is connected to. How events reach them is the matter of the
 * package below. The package must not know what the events are about.
 */
@NullMarked
package com.pivotalflow.webhook;

import org.jspecify.annotations.NullMarked;
