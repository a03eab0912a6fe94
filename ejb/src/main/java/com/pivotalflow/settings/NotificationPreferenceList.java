package com.pivotalflow.settings;

import java.util.List;

/**
 * All channels there are.
 *
 * @param items one for each, in a fixed order
 */
public record NotificationPreferenceList(List<NotificationPreferenceView> items) {

    public NotificationPreferenceList {
        items = List.copyOf(items);
    }
}
