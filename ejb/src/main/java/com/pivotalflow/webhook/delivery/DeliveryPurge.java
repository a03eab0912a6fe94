package com.pivotalflow.webhook.delivery;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Removes deliveries that were made a month ago, an organization and a batch at a time. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryPurge {

    private static final int DELIVERIES = 500;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    DeliveryService deliveries;

    /** Once a night, on one node, before the events go; two share the work or find none. */
    @Schedule(hour = "2", minute = "31", persistent = false)
    void purge() {
        watch.runOnOneNode(TimerName.DELIVERY_PURGE, () -> organizations.sumOfBatches(DELIVERIES, deliveries::purge));
    }
}
