package com.pivotalflow.quote.decision;

import com.pivotalflow.audit.Origin;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.lifecycle.DecisionChannel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who decided, and how that is known.
 *
 * @param channel how it came in
 * @param link that was used; set exactly for the channel link
 * @param recordedBy who wrote it down otherwise
 * @param reference of the customer
 * @param name of who decided
 * @param email their address
 * @param role what they are to the customer
 * @param address of their machine, as seen through trusted proxies
 * @param agent what their browser calls itself
 * @param locale language that they read it in, BCP 47
 */
public record Evidence(
        DecisionChannel channel,
        @Nullable UUID link,
        @Nullable UUID recordedBy,
        @Nullable String reference,
        String name,
        @Nullable String email,
        @Nullable String role,
        @Nullable String address,
        @Nullable String agent,
        @Nullable String locale) {

    /** Of somebody who decided by a link. */
    public static Evidence online(
            UUID link, String name, String email, @Nullable String role, Origin origin, @Nullable String locale) {
        return new Evidence(
                DecisionChannel.LINK,
                link,
                null,
                null,
                name,
                email,
                role,
                origin.address(),
                origin.userAgent(),
                locale);
    }

    /** Of a decision that a member of staff learned of: their machine and their browser prove nothing. */
    public static Evidence outside(
            Caller recorder, OutsideChannel channel, String reference, String name, @Nullable String role) {
        return new Evidence(
                channel.channel(), null, recorder.user().value(), reference, name, null, role, null, null, null);
    }
}
