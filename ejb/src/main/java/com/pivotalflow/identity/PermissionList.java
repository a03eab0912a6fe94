package com.pivotalflow.identity;

import java.util.List;

/**
 * All of them; there are too few for pages.
 *
 * @param items in alphabetical order
 */
public record PermissionList(List<PermissionView> items) {

    public PermissionList {
        items = List.copyOf(items);
    }
}
