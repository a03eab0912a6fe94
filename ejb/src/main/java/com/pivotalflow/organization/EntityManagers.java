package com.pivotalflow.organization;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Hands the entity manager to CDI beans. A session bean does it because a CDI bean's own {@code @PersistenceContext}
 * is resolved before the persistence unit exists when the modules start in order, and the deployment would stop.
 */
@Singleton
@Lock(LockType.READ)
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class EntityManagers {

    @PersistenceContext(unitName = "pivotal")
    EntityManager entityManager;

    /** The container's proxy: it belongs to the transaction of whoever calls it, so it is safe to share. */
    @Produces
    @Dependent
    public EntityManager entityManager() {
        return entityManager;
    }
}
