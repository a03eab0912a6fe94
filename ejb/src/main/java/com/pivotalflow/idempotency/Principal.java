package com.pivotalflow.idempotency;

import com.pivotalflow.organization.Caller;
import java.util.UUID;

/**
 * Who sends a request: keys of one are of no use to another.
 *
 * @param kind as the database names it
 * @param id of the user or of the link
 */
public record Principal(String kind, UUID id) {

    /** Somebody who is signed in. */
    public static Principal of(Caller caller) {
        return new Principal("user", caller.user().value());
    }

    /** Whoever holds a customer's link. */
    public static Principal ofLink(UUID link) {
        return new Principal("link", link);
    }

    /** A text that no other principal of the organization has. */
    String name() {
        return kind + "/" + id;
    }
}
