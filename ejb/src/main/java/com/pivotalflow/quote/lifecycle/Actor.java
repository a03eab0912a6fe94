package com.pivotalflow.quote.lifecycle;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who moves a quote: a member of staff, the holder of a customer's link, or the server by itself.
 *
 * @param organization whose quote it is
 * @param staff absent unless it is a member of staff
 * @param link absent unless it is the holder of a link
 */
public record Actor(
        OrganizationId organization,
        @Nullable Caller staff,
        @Nullable UUID link) {

    public static Actor staff(Caller caller) {
        return new Actor(caller.organization(), caller, null);
    }

    public static Actor link(OrganizationId organization, UUID link) {
        return new Actor(organization, null, link);
    }

    public static Actor server(OrganizationId organization) {
        return new Actor(organization, null, null);
    }
}
