package com.pivotalflow.webhook;

import java.util.List;

/**
 * All of them; there are too few for pages.
 *
 * @param items in alphabetical order
 */
public record WebhookList(List<WebhookView> items) {

    public WebhookList {
        items = List.copyOf(items);
    }
}
