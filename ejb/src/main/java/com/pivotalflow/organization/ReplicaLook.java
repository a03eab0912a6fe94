package com.pivotalflow.organization;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks every second, on every node, how far the copy of the database is. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReplicaLook {

    @Inject
    Replica replica;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void look() {
        if (replica.isConfigured()) {
            replica.look();
        }
    }
}
