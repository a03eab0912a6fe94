package com.pivotalflow.identity.token;

import java.util.List;

/**
 * Where somebody is signed in.
 *
 * @param items the one used last first
 */
public record SessionList(List<SessionView> items) {

    public SessionList {
        items = List.copyOf(items);
    }
}
