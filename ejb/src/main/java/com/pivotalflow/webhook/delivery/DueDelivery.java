package com.pivotalflow.webhook.delivery;

import com.pivotalflow.organization.OrganizationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this node has claimed.
 *
 * @param organization the tenant
 * @param id the delivery
 * @param version of its row by the claim: whoever claims it next gets another
 * @param attempts how often it was tried before
 * @param event what receivers know it by
 * @param body what is sent
 * @param endpoint where to
 * @param url its address
 * @param secret what signs, sealed
 * @param previousSecret what signs too for a day after the secret was exchanged, sealed
 */
record DueDelivery(
        OrganizationId organization,
        UUID id,
        long version,
        int attempts,
        UUID event,
        String body,
        UUID endpoint,
        String url,
        byte[] secret,
        byte @Nullable [] previousSecret) {}
