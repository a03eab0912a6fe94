package com.pivotalflow.identity;

import java.util.List;

/**
 * All of them; there are too few for pages.
 *
 * @param items in alphabetical order
 */
public record RoleList(List<RoleView> items) {

    public RoleList {
        items = List.copyOf(items);
    }
}
